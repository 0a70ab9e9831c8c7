import type { Output } from '@domain/contract'
import { atShopTime, hours, instant, later, minutes, nextShopDay, shopDay, type Instant } from '@domain/time'
import { TestServer, type Person } from '../support/server'
import { buying, type Deed } from './buying'
import { coupons } from './coupons'
import { working } from './working'
import { World } from './world'

export interface MonkeyOptions {
  /** Business hours of doing before the cut-off. */
  readonly hours: number
  readonly seed: number
  readonly say: (line: string) => void
}

const DEEDS_AN_HOUR = 600
const CUT_OFF = atShopTime(shopDay(instant('2026-11-22T02:00:00.000Z')), '23:00')
const RESIDENTS = 9

/** Weights of one stretch of time: at the desk people fetch, in the evening they buy. */
const evening: readonly Deed[] = [...Object.values(buying), ...Object.values(coupons), ...Object.values(working)]
const desk = (deeds: Readonly<Record<string, Deed>>): readonly Deed[] =>
  Object.entries(deeds).map(([name, deed]) => (['code', 'handOver', 'ask', 'decide', 'runCampaign'].includes(name) ? { ...deed, often: deed.often * 5 } : deed))
const nextDay: readonly Deed[] = [...desk(working), ...Object.values(coupons), ...Object.values(buying)]

/** Lets random people do random things over the public calls for a night and a day; replies what is broken afterwards. */
export async function runMonkey({ hours: long, seed, say }: MonkeyOptions): Promise<string[]> {
  const shop = new TestServer({ db: 'pglite' })
  await shop.start()
  try {
    const world = new World(shop, seed)
    await enter(world)
    const deeds = Math.max(20, Math.round(DEEDS_AN_HOUR * long))
    shop.at(later(CUT_OFF, -hours(long)))
    await stretch(world, evening, deeds, CUT_OFF)
    say(`${world.total} calls until the cut-off`)
    await throughTheNight(world)
    await stretch(world, nextDay, Math.round(deeds / 2), dayAfter('20:00'))
    say(`${world.total} calls until the next evening`)
    await calmDown(world)
    for (const line of world.report()) say(line)
    return [...world.wrong, ...shop.takeFailures(), ...(await shop.audit()).map((broken) => JSON.stringify(broken))]
  } finally {
    await shop.stop()
  }
}

const leaderOf = (world: World, stationId: string): Person => world.named(`c${stationId.slice(1)}-leader-1`)

const dayAfter = (time: string, by = 1): Instant => atShopTime(nextShopDay(shopDay(CUT_OFF), by), time)

/** The people of the small demo data, and two who are new and have no station. */
async function enter(world: World): Promise<void> {
  for (const c of ['c1', 'c2']) {
    for (let n = 1; n <= RESIDENTS; n++) world.people.push(await world.shop.as(`${c}-resident-${n}`))
    for (const role of ['leader', 'operator', 'staff', 'admin']) world.people.push(await world.shop.as(`${c}-${role}-1`))
    world.people.push(await world.shop.as(`newcomer-${c}`))
  }
  for (const stationId of ['s1', 's2']) {
    const { campaignId, items } = await world.named('c1-admin-1').ok('campaign.tonight', { stationId })
    world.learn({ campaignId, stationId, items })
  }
}

/** One deed after the other, spread over the time until `until`, so that the same seed does the same again. */
async function stretch(world: World, deeds: readonly Deed[], count: number, until: Instant): Promise<void> {
  const all = deeds.reduce((total, { often }) => total + often, 0)
  for (let n = 0; n < count; n++) {
    let chosen = world.chance.next() * all
    const deed = deeds.find(({ often }) => (chosen -= often) < 0)
    await deed?.act(world)
    if (world.now < until) world.pass(Math.floor((Date.parse(until) - Date.parse(world.now)) / (count - n)))
    if (n % 10 === 0) await world.shop.runDue()
  }
  if (world.now < until) world.shop.at(until)
}

/** The cut-off, the last payments' hold, closing, and the delivery: each leader does what she must, whatever the monkey did before. */
async function throughTheNight(world: World): Promise<void> {
  for (const after of [0, 1, 20]) {
    world.shop.at(later(CUT_OFF, minutes(after)))
    await world.settle()
  }
  for (const { campaignId, stationId, items } of [...world.rounds]) {
    const leader = leaderOf(world, stationId)
    await world.ask(leader, 'campaign.close', { campaignId })
    world.shop.at(later(world.now, minutes(2)))
    const sheet = await world.get<Output<'campaign.sheet'>>(leader, 'campaign.sheet', { campaignId })
    const most = [...(sheet?.totals ?? [])].sort((a, b) => b.quantity - a.quantity)[0]
    const short = most && most.quantity > 1 && items.length > 0 ? [{ itemId: most.itemId, arrived: most.quantity - 1 }] : undefined
    if (stationId === 's1') await world.ask(leader, 'campaign.arrive', { campaignId, short })
  }
  const morning = dayAfter('09:00')
  if (world.now < morning) world.shop.at(morning)
  for (const { campaignId, stationId } of [...world.rounds]) await openNext(world, campaignId, stationId)
  world.shop.at(dayAfter('16:00'))
  await world.settle()
}

/** The same goods again for the next evening. */
async function openNext(world: World, campaignId: string, stationId: string): Promise<void> {
  const leader = leaderOf(world, stationId)
  const made = await world.get<Output<'campaign.clone'>>(leader, 'campaign.clone', { campaignId })
  if (!made || !(await world.ask(leader, 'campaign.publish', made)).ok) return
  const shown = await world.get<Output<'campaign.tonight'>>(leader, 'campaign.tonight', { stationId })
  if (shown) world.learn({ campaignId: shown.campaignId, stationId, items: shown.items })
}

/** No more trouble; then everything that waits for its time gets it: unheard payments are asked after, unfetched bags fall due, repayments arrive. */
async function calmDown(world: World): Promise<void> {
  const { faults } = await world.shop.simState<{ faults: readonly { next: string }[] }>()
  for (const { next } of faults) await world.simulate('/sim/faults', { next, times: 0 })
  for (const at of [dayAfter('20:30'), dayAfter('23:30'), dayAfter('09:00', 2), dayAfter('20:31', 2), dayAfter('12:00', 3)]) {
    if (world.now < at) world.shop.at(at)
    await world.settle()
    world.pass(minutes(20))
    await world.settle()
  }
}
