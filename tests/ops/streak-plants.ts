import { upTo } from '../streak/fixtures'
import type { TestServer } from '../support/server'
import type { Plant } from './plant'
import { plant, twin } from './plant'

/** Somebody who came by for two weeks, missed a day of them, and made up for it. */
export async function comesBy(shop: TestServer): Promise<void> {
  const li = await shop.as('c1-resident-1')
  const noon = (day: number) => `2026-11-${String(day).padStart(2, '0')}T04:00:00.000Z`
  for (const day of [...upTo(4, 1), ...upTo(7, 6)]) await li.ok('streak.sign', {}, { now: noon(day) })
  await li.ok('streak.makeUp', { day: '2026-11-05' as never }, { now: noon(12) })
}

const RUN = 'a run is what its rows make'

export const STREAKS: readonly Plant[] = [
  plant('I28', 'one sign-in a person and day', ['sign_in'], twin('sign_in', { made_up: 'not t.made_up' })),
  plant('I28', 'the day is that of the server’s clock', ['sign_in'], "update sign_in set at = at + interval '12 hours'"),
  plant('I28', 'a card reaches the seven days before', ['sign_in'], "update sign_in set at = at + interval '1 day' where made_up"),
  plant('I28', 'a day that was made up for has its card', [], 'delete from streak_card'),
  plant('I28', 'a day that was made up for has its card', [], 'delete from sign_in where made_up'),
  plant('I28', 'a card stands for ten sign-ins of its month', [], 'update streak_card set nth = 2'),
  plant('I28', 'nobody holds more cards than two', ['streak_card'], `insert into streak_card select person_id, month, nth + n, earned_at, null from streak_card, generate_series(1, 3) n`),
  plant('I29', RUN, [], 'update sign_in set run = run + 1'),
  plant('I29', RUN, [], "delete from sign_in where day = '2026-11-03'"),
  plant('I29', 'a sign-in brings its day’s points', [], 'update sign_in set points = points + 1'),
  plant('I29', 'a sign-in’s points are in the ledger', ['points_entry'], "delete from points_entry where kind = 'signed'"),
  plant('I29', 'a step is reached by its run', [], 'update streak_prize set step = 30'),
  plant('I29', 'a step is climbed once a run', ['streak_prize'], twin('streak_prize', { day: "'2026-11-12'" }, 'step = 7')),
]
