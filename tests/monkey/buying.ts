import type { Input, Output } from '@domain/contract'
import type { LineInput } from '@domain/call'
import { seconds } from '@domain/time'
import { basket } from '../../cloudfunctions/_demo/parts/basket'
import { freshKey, type Person } from '../support/person'
import { couponsFor } from './coupons'
import type { Round, World } from './world'

/** Something that somebody may do, and how often it is done beside the others. */
export interface Deed {
  readonly often: number
  readonly act: (world: World) => Promise<unknown>
}

const FAULTS = ['lost', 'late', 'doubled', 'reordered', 'forged', 'timeout', 'amount', 'payer', 'probe', 'refund-abnormal', 'refund-closed', 'refund-processing'] as const
const POOL_LEAST_FEN = 3_900

const round = (world: World): Round => world.chance.pick(world.rounds)

/** Mostly the campaign of one's own station. */
function roundOf(world: World, who: Person): Round {
  const own = world.rounds.findLast(({ stationId }) => stationId === `s${who.openid.slice(1, 2)}`)
  return own && world.chance.yes(0.9) ? own : round(world)
}

function lines(world: World, { items }: Round, leastFen: number): LineInput[] {
  const filled = basket(world.chance, items, world.chance.yes(0.9) ? leastFen : 0)
  return world.chance.yes(0.05) ? filled.map((line) => ({ ...line, quantity: world.chance.int(1, 60) })) : filled
}

const handover = (world: World): 'station' | 'door' => (world.chance.yes(0.2) ? 'door' : 'station')

async function browse(world: World): Promise<void> {
  const who = world.someone()
  const shown = await world.get<Output<'campaign.tonight'>>(who, 'campaign.tonight', { stationId: roundOf(world, who).stationId })
  if (shown) world.learn({ campaignId: shown.campaignId, stationId: shown.station.stationId, items: shown.items })
  for (const { poolId, stationId } of shown?.pools ?? []) world.know(poolId, stationId)
}

async function look(world: World): Promise<void> {
  const who = world.someone()
  const order = world.recent(world.orders)
  const pool = world.recent(world.pools)
  const asked: (() => Promise<unknown>)[] = [
    () => world.ask(who, 'me.get', {}),
    () => world.ask(who, 'me.export', {}),
    () => world.ask(who, 'order.list', {}),
    () => world.ask(who, 'message.list', {}),
    () => world.ask(who, 'household.get', {}),
    () => world.ask(who, 'refund.list', order ? { orderId: order.orderId } : {}),
    () => world.ask(who, 'station.near', { lng: 120.6, lat: 31.3, datum: 'wgs84' }),
    ...(order ? [() => world.ask(who, 'order.get', { orderId: order.orderId })] : []),
    ...(pool ? [() => world.ask(who, 'pool.get', { poolId: pool.poolId })] : []),
  ]
  await world.chance.pick(asked)()
}

async function quote(world: World): Promise<void> {
  const who = world.someone()
  const here = roundOf(world, who)
  await world.ask(who, 'order.quote', { campaignId: here.campaignId, lines: lines(world, here, 0), handover: handover(world) })
}

/** Now and then with a double click: both answers must be one. */
async function buy(world: World, name: 'order.place' | 'pool.open' | 'pool.join', by: number, { stationId, campaignId }: Pick<Round, 'stationId' | 'campaignId'>, wanted: Input<typeof name>): Promise<void> {
  const who = world.who(by)
  const input = { ...wanted, couponIds: await couponsFor(world, who, campaignId, wanted) }
  const key = freshKey()
  const asked = () => world.ask(who, name, input, { key })
  const [body, again] = await Promise.all(world.chance.yes(0.1) ? [asked(), asked()] : [asked()])
  if (again && JSON.stringify(again) !== JSON.stringify(body)) world.wrong.push(`${name}: a double click was answered twice: ${JSON.stringify([body, again])}`)
  if (!body.ok) return
  const { orderId, poolId } = body.value as { orderId: string; poolId?: string }
  world.orders.push({ by, orderId })
  if (poolId !== undefined) world.know(poolId, stationId)
  if (world.chance.yes(0.8)) await payAt(world, { by, orderId }, world.chance.yes(0.9))
}

async function place(world: World): Promise<void> {
  const by = world.resident()
  const here = roundOf(world, world.who(by))
  await buy(world, 'order.place', by, here, { campaignId: here.campaignId, lines: lines(world, here, 0), handover: handover(world) } satisfies Input<'order.place'>)
}

const wish = (world: World, here: Round) => ({ lines: lines(world, here, POOL_LEAST_FEN), ifNotFilled: world.chance.pick(['refund', 'keep'] as const), handover: handover(world) })

async function open(world: World): Promise<void> {
  const by = world.resident()
  const here = roundOf(world, world.who(by))
  await buy(world, 'pool.open', by, here, { campaignId: here.campaignId, ...wish(world, here) } satisfies Input<'pool.open'>)
}

async function join(world: World): Promise<void> {
  const pool = world.recent(world.pools)
  const here = pool && world.rounds.findLast(({ stationId }) => stationId === pool.stationId)
  if (!pool || !here) return
  await buy(world, 'pool.join', world.residentOf(pool.stationId), here, { poolId: pool.poolId, ...wish(world, here) } satisfies Input<'pool.join'>)
}

async function leave(world: World): Promise<void> {
  const pool = world.recent(world.pools)
  if (pool) await world.ask(world.who(world.residentOf(pool.stationId)), 'pool.leave', { poolId: pool.poolId })
}

async function cancel(world: World): Promise<void> {
  const order = world.recent(world.orders)
  if (order) await world.ask(world.chance.yes(0.9) ? world.who(order.by) : world.someone(), 'order.cancel', { orderId: order.orderId })
}

/** Goes to the cashier; perhaps pays at once, perhaps with somebody else's account, perhaps only long afterwards. */
async function payAt(world: World, { by, orderId }: { by: number; orderId: string }, now: boolean): Promise<void> {
  const who = world.who(by)
  const way = world.chance.yes(0.15) ? 'h5' : 'jsapi'
  const prepaid = await world.get<Output<'payment.prepay'>>(who, 'payment.prepay', { orderId, way })
  if (!prepaid) return
  const trade = { outTradeNo: prepaid.outTradeNo, openid: world.chance.yes(0.96) ? who.openid : world.someone().openid }
  world.trades.push(trade)
  if (!now) return
  await world.simulate('/sim/pay', { outTradeNo: trade.outTradeNo, payer: trade.openid })
  if (world.chance.yes(0.9)) await world.shop.flush()
}

async function pay(world: World): Promise<void> {
  const order = world.recent(world.orders)
  if (order) await payAt(world, order, world.chance.yes(0.8))
}

/** Old cashiers that are still open somewhere. */
async function payLate(world: World): Promise<void> {
  const trade = world.recent(world.trades)
  if (trade) await world.simulate('/sim/pay', { outTradeNo: trade.outTradeNo, payer: trade.openid })
}

async function check(world: World): Promise<void> {
  const order = world.recent(world.orders)
  if (order) await world.ask(world.who(order.by), 'payment.check', { orderId: order.orderId })
}

const trouble = (world: World) => world.simulate('/sim/faults', { next: world.chance.pick(FAULTS), times: 1 })

async function wait(world: World): Promise<void> {
  world.pass(seconds(world.chance.int(1, 240)))
  await world.shop.runDue()
  if (world.chance.yes(0.5)) await world.shop.flush()
}

export const buying: Readonly<Record<string, Deed>> = {
  browse: { often: 12, act: browse },
  look: { often: 10, act: look },
  quote: { often: 6, act: quote },
  place: { often: 12, act: place },
  open: { often: 10, act: open },
  join: { often: 16, act: join },
  leave: { often: 4, act: leave },
  cancel: { often: 4, act: cancel },
  pay: { often: 8, act: pay },
  payLate: { often: 3, act: payLate },
  check: { often: 3, act: check },
  trouble: { often: 3, act: trouble },
  wait: { often: 6, act: wait },
}
