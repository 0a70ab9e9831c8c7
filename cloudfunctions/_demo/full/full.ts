import { FIRST_LEAST_FEN } from '@domain/referral/reward'
import { later, minutes, type Instant } from '@domain/time'
import { Chance } from '../parts/random'
import { Agenda } from './agenda'
import { planDesk, type Handing } from './desk'
import { planEvents, planPastEvents } from './events'
import { buyAlone, planEvening, type Bought, type Evening, type Wishes } from './evening'
import { settleIn, shareFridge, type Corner, type Resident } from './people'
import { openRound, withItems } from './round'
import type { Shop } from './shop'
import { isFirst, neighbour, neighbours, type Story } from './story'
import { planLastSigns } from './streaks'
import { timesOf } from './times'
import { tellWeeks } from './weeks'

/** Any number; the same one tells the same story. */
const SEED = 20_261_122
const PROGRESS_EVERY = 100

/** Of each community's stations the first shows every kind of pool; the others take turns. */
const lastNightsWishes = ({ place }: Corner): Wishes => ({ pools: place % 4 === 0 ? [3, 2] : [3], plain: place === 0 ? 4 : 2 })
const tonightsWishes = ({ place }: Corner): Wishes => {
  if (place === 0) return { pools: [3, 1, 2], plain: 3, cancelled: 1 }
  return place % 3 === 0 ? { pools: [3], plain: 1 } : { pools: [1 + (place % 2)], plain: 2 }
}

const handingOf = ({ place }: Corner): Handing => ({
  share: place === 0 ? 0.6 : place % 3 === 1 ? 1 : 0.5,
  short: place === 2,
  waiting: place === 5,
  asks: place === 0 || place === 1 ? ['asked', 'accepted', 'declined'] : [],
})

/**
 * Two estates, told by the calls that people make: six weeks at the first station of each, a round that ended last night and is being fetched, and
 * tonight's, open now.
 * Throws where a promise is broken afterwards.
 */
export async function seedFull(shop: Shop, now: Instant, progress: (line: string) => void): Promise<void> {
  const chance = new Chance(SEED)
  const times = timesOf(now)
  shop.at(times.setUpAt)
  const hood = await settleIn(shop, chance, progress)
  const story: Story = { shop, chance, agenda: new Agenda(shop), times, hood, progress }
  await tellWeeks(story)
  await planPastEvents(story)
  await tell(story)
  await planEvents(story)
  await lastNight(story)
  planLastSigns(story)
  await tonight(story)
  await tell(story)
  shop.at(now)
  await shop.settle()
  await checkBooks(story)
}

async function lastNight(story: Story): Promise<void> {
  const { shop, chance, agenda, times, hood } = story
  const { lastNight: round } = times
  const drafts = await openRound(shop, chance, hood, round)
  shop.at(round.opensAt)
  for (const draft of drafts) {
    const open = await withItems(shop, draft)
    const coupons = isFirst(open.corner)
    const first = coupons ? await family(shop, open.corner) : []
    const evening = { shop, chance, agenda, round: open, coupons }
    const bought: Bought[] = planEvening(evening, { ...lastNightsWishes(open.corner), first, without: away(open.corner, [1, FRIEND, ...SILENT]) }, round.from, round.until)
    if (coupons) planFriend({ ...evening, bought }, later(round.until, -minutes(30)))
    planDesk({ shop, chance, agenda, round: open, bought, times }, { ...handingOf(open.corner), surely: away(open.corner, [FRIEND]) })
  }
  for (const at of [round.closesAt, later(round.closesAt, minutes(1))]) agenda.plan(at, () => shop.settle())
}

/** Invited by the first neighbour; her first order is fetched today, and its after-sale window is not over. */
const FRIEND = 8
/** Of the first station these have not come back. */
const SILENT = [13, 14, 15]

const away = (corner: Corner, places: readonly number[]): Resident[] => neighbours(corner, isFirst(corner) ? places : places.filter((place) => place === 1))

function planFriend(evening: Evening, at: Instant): void {
  evening.agenda.plan(at, async () => {
    evening.bought.push(await buyAlone(evening, neighbour(evening.round.corner, FRIEND), { leastFen: FIRST_LEAST_FEN + 1_000 }))
  })
}

/** Resident 2 and 3 share a fridge. */
async function family(shop: Shop, { residents }: Corner) {
  const two = residents.slice(1, 3)
  const [one, other] = two
  if (one && other) await shareFridge(shop, one, other)
  return two
}

/** Tonight's round is published once last night's is closed; the first resident of a station has bought nothing yet. */
async function tonight({ shop, chance, agenda, times, hood }: Story): Promise<void> {
  const { tonight: round } = times
  agenda.plan(later(round.opensAt, -minutes(5)), async () => {
    const drafts = await openRound(shop, chance, hood, round)
    agenda.plan(round.opensAt, async () => {
      for (const draft of drafts) {
        const open = await withItems(shop, draft)
        const wishes = { ...tonightsWishes(open.corner), without: away(open.corner, [1, ...SILENT]) }
        planEvening({ shop, chance, agenda, round: open, coupons: isFirst(open.corner) }, wishes, round.from, round.until)
      }
    })
  })
}

async function tell({ agenda, progress }: Story): Promise<void> {
  const from = Date.now()
  const done = await agenda.run((count, of) => {
    if (count % PROGRESS_EVERY === 0) progress(`${count} of ${of} events`)
  })
  progress(`${done} events in ${((Date.now() - from) / 1000).toFixed(1)} s`)
}

async function checkBooks({ shop, hood, progress }: Story): Promise<void> {
  const { invariants } = await shop.call(hood.admin, 'ops.audit', {})
  const broken = invariants.filter((one) => 'count' in one && one.count > 0)
  if (broken.length > 0) throw new Error(`the demo data breaks what we promise: ${JSON.stringify(broken, null, 2)}`)
  progress(`books checked: ${invariants.length} invariants hold`)
}
