import { FIRST_LEAST_FEN } from '@domain/referral/reward'
import { later, minutes, type Instant } from '@domain/time'
import { Chance } from '../parts/random'
import { planDesk } from './desk'
import { buyAlone, planPool, type Bought, type Evening, type Extra, type Taste } from './evening'
import { inviteFriends } from './friends'
import { openRound, withItems, isHot, type OpenRound } from './round'
import { planOffers, switchPolicies } from './offers'
import { planReported, planReviews } from './reviews'
import { isFirst, neighbour, neighbours, type Story } from './story'
import { planStreaks } from './streaks'
import { planTasting } from './tasting'
import { between, type Week } from './times'

/** Another story's numbers leave the evenings as they are. */
const SEED = 20_261_001
const SAID = 20_261_002

const TASTES = {
  anything: {},
  meat: { likes: ({ category }) => category === 'meat' },
  hot: { likes: isHot },
  /** Enough for her friend to be rewarded, after money for what was short has gone back. */
  enough: { leastFen: FIRST_LEAST_FEN + 1_000 },
} satisfies Record<string, Taste>

type Visit = readonly [place: number, taste: keyof typeof TASTES, then?: 'cancels' | Extra]
interface Thursday {
  readonly alone: readonly Visit[]
  readonly pool?: readonly number[]
  /** So many come for the first time and buy at once. */
  readonly newcomers?: number
}

/** Who bought what on the Thursdays before: friends come and come back, one eats nothing but meat, some are never seen again. */
const THURSDAYS: Readonly<Record<'c1' | 'c2', readonly Thursday[]>> = {
  c1: [
    { alone: [[11, 'anything'], [12, 'anything'], [4, 'enough'], [7, 'meat']] },
    { alone: [[13, 'anything'], [7, 'meat']], pool: [2, 3, 4], newcomers: 1 },
    { alone: [[14, 'anything'], [5, 'enough'], [7, 'meat'], [11, 'enough', 'cancels']], newcomers: 1 },
    { alone: [[5, 'anything', 'green'], [6, 'enough'], [9, 'enough'], [7, 'meat'], [4, 'anything']] },
    { alone: [[10, 'enough'], [4, 'anything']], pool: [2, 3, 4], newcomers: 2 },
    { alone: [[12, 'hot', 'points'], [5, 'anything', 'points'], [4, 'anything'], [4, 'anything']] },
  ],
  c2: [{ alone: [[11, 'anything'], [12, 'anything'], [13, 'anything'], [14, 'anything']] }, { alone: [] }, { alone: [[5, 'enough']] }, { alone: [] }, { alone: [], pool: [2, 3, 4] }, { alone: [[5, 'anything', 'points']] }],
}

/** Six weeks at the first station of each estate: invitations and what they earned, policies and whom they reached, coupons and points and what became of them. */
export async function tellWeeks(story: Story): Promise<void> {
  const { shop, agenda, times, hood } = story
  const own: Story = { ...story, chance: new Chance(SEED) }
  for (const corner of hood.corners.filter(isFirst)) {
    const operator = hood.operators.get(corner.community.id)
    if (!operator) throw new Error(`${corner.community.id} has its operator`)
    await inviteFriends(shop, corner, operator)
    planOffers(own, corner, operator)
    planTasting(own, corner, operator)
    planStreaks(own, corner, operator)
  }
  await switchPolicies(story)
  times.weeks.forEach((week, n) => {
    agenda.plan(later(week.opensAt, -minutes(30)), () => planThursday(own, week, n))
    for (const at of [later(week.closesAt, minutes(1)), week.fetchedUntil, week.judgedAt]) agenda.plan(at, () => shop.settle())
  })
}

async function planThursday(story: Story, week: Week, n: number): Promise<void> {
  const { shop, agenda, chance, hood, times } = story
  // The day's coupons are there before its first order.
  await shop.settle()
  const drafts = await openRound(shop, chance, { ...hood, corners: hood.corners.filter(isFirst) }, week)
  agenda.plan(week.opensAt, async () => {
    for (const draft of drafts) {
      const round = await withItems(shop, draft)
      const bought = visits(story, round, THURSDAYS[round.corner.community.id][n] ?? { alone: [] }, week)
      planDesk({ shop, chance, agenda, round, bought, times: { ...week, now: later(week.fetchedUntil, minutes(25)) } }, { share: 1, short: false, waiting: false, asks: [] })
      const said = { shop, agenda, bought, from: later(week.fetchedUntil, minutes(30)) }
      planReviews({ ...said, chance: new Chance(SAID + n) })
      if (n === times.weeks.length - 1) planReported(said, neighbour(round.corner, 1))
    }
  })
}

function visits({ shop, chance, agenda }: Story, round: OpenRound, { alone, pool, newcomers = 0 }: Thursday, { day, from, until }: Week): Bought[] {
  const { corner } = round
  const evening: Evening = { shop, chance, agenda, round, bought: [], coupons: true }
  for (const [place, taste, then] of alone) {
    const at = between(from, until, chance.next())
    agenda.plan(at, async () => {
      const bought = await buyAlone(evening, neighbour(corner, place), TASTES[taste], then === 'cancels' ? undefined : then)
      if (then === 'cancels') planCancel(evening, bought, later(at, minutes(30)))
      else evening.bought.push(bought)
    })
  }
  for (let n = 1; n <= newcomers; n++) {
    agenda.plan(between(from, until, chance.next()), async () => {
      const who = { ...(await shop.signIn(`${corner.community.id}-newcomer-${day}-${n}`)), hasDoor: false }
      await shop.call(who, 'station.choose', { stationId: corner.stationId })
      await shop.settle()
      evening.bought.push(await buyAlone(evening, who, TASTES.enough))
    })
  }
  if (pool) planPool(evening, neighbours(corner, pool), from, until)
  return evening.bought
}

function planCancel({ shop, agenda }: Evening, { who, orderId }: Bought, at: Instant): void {
  agenda.plan(at, async () => {
    await shop.call(who, 'order.cancel', { orderId })
  })
}
