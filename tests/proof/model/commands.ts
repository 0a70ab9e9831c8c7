import type { Output } from '@domain/contract'
import type { LineInput } from '@domain/call'
import { instant } from '@domain/time'
import * as passing from './passing'
import { address, claim, family, move, takeBack } from './people'
import { Differs, type Run } from './run'
import { MINUTE, type Buyer, type Pool, type Trade, type Wish } from './shop'

export interface Command {
  readonly often: number
  readonly act: (run: Run) => Promise<unknown>
}

function basket(run: Run, by: Buyer, inPool: boolean): Wish & { input: { lines: LineInput[]; handover: 'door' | 'station'; couponIds?: string[] } } {
  const { chance, model } = run
  const items = chance.shuffled(model.items).slice(0, chance.int(1, 4))
  const lines = items.map((item) => ({ item, quantity: chance.yes(0.9) ? chance.int(1, 2) : chance.int(3, 6) }))
  const toDoor = chance.yes(0.2)
  const mine = model.coupons.filter(({ of, state }) => of === by && state === 'issued')
  const coupon = chance.yes(0.35) ? (run.pick(chance.yes(0.8) ? mine : model.coupons) ?? null) : null
  return {
    lines,
    toDoor,
    coupon,
    wants: inPool ? chance.pick(['refund', 'keep'] as const) : null,
    input: { lines: lines.map(({ item, quantity }) => ({ itemId: item.id, quantity })), handover: toDoor ? 'door' : 'station', ...(coupon && { couponIds: [coupon.id] }) },
  }
}

async function buy(run: Run, by: Buyer, seat: Pool | 'new' | null): Promise<void> {
  const { model, evening } = run
  const { input, ...wish } = basket(run, by, seat !== null)
  const { whys, order } = model.place(by, wish, seat)
  const person = run.player(by)
  const ifNotFilled = wish.wants ?? 'refund'
  const { campaignId } = evening
  const placed: (Output<'order.place'> & { poolId?: string }) | undefined =
    seat === null
      ? await run.says(person, 'order.place', { campaignId, ...input }, whys)
      : seat === 'new'
        ? await run.says(person, 'pool.open', { campaignId, ...input, ifNotFilled }, whys)
        : await run.says(person, 'pool.join', { poolId: seat.id, ...input, ifNotFilled }, whys)
  if (!placed) return
  order.id = placed.orderId
  if (order.pool) order.pool.id = placed.poolId ?? ''
  run.same('what is to be paid, and until when', [placed.payFen, placed.payUntil as string], [order.payFen, instant(order.holdUntil)])
  if (run.chance.yes(0.6)) await prepay(run, by, order)
}

async function prepay(run: Run, by: Buyer, order = run.pick(run.model.orders)): Promise<void> {
  if (!order) return
  const { model } = run
  const payable = { unpaid: model.now >= order.holdUntil ? ['pay_time_over'] : [], paid: ['already_paid'], fetched: ['already_paid'], cancelled: ['order_over'], refunded: ['order_over'] }[order.state]
  const way = run.chance.yes(0.15) ? ('h5' as const) : ('jsapi' as const)
  const opened = await run.says(run.player(by), 'payment.prepay', { orderId: order.id, way }, order.by === by ? payable : ['order_not_found'])
  if (!opened) return
  const known = model.trades.find((trade) => trade.order === order && trade.way === way && trade.ours === 'open')
  if (known) run.same('the number of an open cashier', opened.outTradeNo, known.no)
  const trade: Trade = known ?? { no: opened.outTradeNo, order, way, channel: 'open', ours: 'open', payer: null, quarantined: false, released: false }
  if (!known) model.trades.push(trade)
  if (run.chance.yes(0.8)) await pay(run, trade)
}

async function pay(run: Run, trade: Trade | undefined = run.pick(run.model.trades)): Promise<void> {
  if (!trade) return
  const payer = run.chance.yes(0.95) ? trade.order.by : run.chance.pick(run.buyers)
  const answer = await fetch(`${run.server.simUrl}/sim/pay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-test-now': run.server.now },
    body: JSON.stringify({ outTradeNo: trade.no, payer: run.player(payer).openid }),
  })
  await answer.arrayBuffer()
  run.note(`sim.pay ${trade.no} by ${payer.name}`, answer.ok ? 'ok' : String(answer.status))
  if (answer.ok !== (trade.channel === 'open')) throw new Differs(`the channel answered ${answer.status} to money for ${trade.no}, which is ${trade.channel} in the model`)
  if (!answer.ok) return
  Object.assign(trade, { channel: 'paid', payer })
  run.model.news.push(trade)
  if (run.chance.yes(0.7)) await flush(run)
}

async function flush(run: Run): Promise<void> {
  await run.server.flush()
  for (const trade of run.model.news.splice(0)) run.model.collect(trade, null)
  run.note('sim.flush', 'ok')
}

/** Everything due is done, and what the channel says to that is delivered. */
export async function settle(run: Run): Promise<void> {
  await run.server.runDue()
  passing.runDue(run.model)
  // A pool that one's own work filled is due at the same instant.
  passing.runDue(run.model)
  run.note('run-due', 'ok')
}

async function pass(run: Run): Promise<void> {
  run.goTo(run.model.now + run.chance.int(1, 480) * 1_000)
  await settle(run)
}

/** To the next moment at which something is due, or far beyond it. */
async function leap(run: Run): Promise<void> {
  const { model } = run
  const ends = [
    ...model.orders.filter(({ state }) => state === 'unpaid').map(({ holdUntil }) => holdUntil),
    ...model.pools.filter(({ state }) => state === 'open').map(({ endsAt }) => endsAt),
    ...(run.chance.yes(0.1) ? [model.closesAt] : []),
  ]
  const next = Math.min(...ends.filter((end) => end > model.now))
  run.goTo(Number.isFinite(next) ? next : model.now + 10 * MINUTE)
  await settle(run)
}

/** Nobody does what is due: holds run out unheard. */
const idle = async (run: Run): Promise<void> => run.goTo(run.model.now + run.chance.int(1, 18) * MINUTE)

async function check(run: Run): Promise<void> {
  const order = run.pick(run.model.orders)
  if (!order) return
  const by = run.someone(order.by)
  const whys = order.by === by ? [] : ['order_not_found']
  const real = await run.says(run.player(by), 'payment.check', { orderId: order.id }, whys)
  if (!real) return
  for (const trade of run.model.trades.filter((one) => one.order === order && one.ours === 'open' && one.channel === 'paid').sort((a, b) => (a.no < b.no ? -1 : 1))) run.model.collect(trade, null)
  run.same('what payment.check says', [real.state, real.paidFen], [order.state, order.paidFen])
}

async function cancel(run: Run): Promise<void> {
  const order = run.pick(run.model.orders)
  if (!order) return
  const by = run.someone(order.by)
  let whys = passing.cancelWhys(run.model, by, order)
  if (whys.length === 0) run.model.closeCashiers(order)
  if (whys.length === 0) whys = passing.cancelWhys(run.model, by, order)
  const wasUnpaid = order.state === 'unpaid'
  const ended = await run.says(run.player(by), 'order.cancel', { orderId: order.id }, whys)
  if (!ended) return
  const backFen = wasUnpaid ? 0 : run.model.backWhole(order)
  if (wasUnpaid) run.model.giveUp(order, 'resident')
  run.same('what cancelling gives', [ended.state, ended.backFen], [order.state, backFen])
}

async function leave(run: Run): Promise<void> {
  const { model } = run
  const pool = run.pick(model.pools)
  if (!pool) return
  const by = run.someone(run.pick(model.live(pool))?.by)
  let whys = passing.leaveWhys(model, by, pool)
  const order = pool.orders.find((one) => one.by === by && (one.seat === 'held' || one.seat === 'paid'))
  if (whys.length === 0 && order) model.closeCashiers(order)
  if (whys.length === 0) whys = passing.leaveWhys(model, by, pool)
  const left = await run.says(run.player(by), 'pool.leave', { poolId: pool.id }, whys)
  if (!left || !order) return
  let backFen = 0
  if (order.state === 'unpaid') model.giveUp(order, 'resident')
  else {
    order.seat = 'left'
    backFen = model.backWhole(order)
  }
  run.same('what leaving gives', [left.orderId, left.backFen], [order.id, backFen])
}

async function join(run: Run): Promise<void> {
  const pool = run.pick(run.model.pools)
  if (pool) await buy(run, run.chance.pick(run.buyers), pool)
}

async function ask(run: Run): Promise<void> {
  const order = run.pick(run.model.orders)
  if (!order) return
  const by = run.someone(order.by)
  const units = run.chance.shuffled(order.lines).slice(0, run.chance.int(1, 2)).map((line) => ({ line, quantity: run.chance.int(1, line.quantity) }))
  const whys = order.by === by ? run.model.askWhys(order, units) : ['order_not_found']
  const lines = units.map(({ line, quantity }) => ({ itemId: line.item.id, quantity }))
  const asked = await run.says(run.player(by), 'refund.ask', { orderId: order.id, lines, reason: 'damaged' }, whys)
  if (!asked) return
  order.ask = { id: asked.askId, order, units, state: 'asked' }
  run.model.asks.push(order.ask)
}

async function decide(run: Run): Promise<void> {
  const asked = run.pick(run.model.asks)
  if (!asked) return
  const accept = run.chance.yes(0.7)
  const whys = asked.state === 'asked' ? (accept && asked.order.refunds >= 45 ? ['too_many_refunds'] : []) : ['already_decided']
  if (await run.says(run.leader, 'refund.decide', { askId: asked.id, accept }, whys)) {
    asked.state = accept ? 'accepted' : 'declined'
    if (accept) run.model.accept(asked)
  }
}

async function withdraw(run: Run): Promise<void> {
  const asked = run.pick(run.model.asks)
  if (!asked) return
  const by = run.someone(asked.order.by)
  const whys = by === asked.order.by ? (asked.state === 'asked' ? [] : ['already_decided']) : ['ask_not_found']
  if (await run.says(run.player(by), 'refund.withdraw', { askId: asked.id }, whys)) asked.state = 'withdrawn'
}

async function fetchBag(run: Run): Promise<void> {
  const order = run.pick(run.model.orders)
  if (!order) return
  const by = run.someone(order.by)
  const shared = order.bag.orders.length > 1 && by.house !== null && order.bag.orders.some((one) => one.by.house === by.house)
  const whys = order.by !== by && !shared ? ['order_not_found'] : order.state === 'paid' || order.state === 'fetched' ? [] : ['not_paid']
  const { status, body } = await run.player(by).call('pickup.code', { orderId: order.id })
  const shown = body.ok === true ? (body.value as Output<'pickup.code'>) : undefined
  run.note(`pickup.code ${order.id} by ${by.name}`, shown ? 'ok' : String(body.refusal ?? status))
  // Who belonged to the household when its bag was made, and left since, is for the bag to know.
  if (order.bag.orders.length === 1 && (shown ? whys.length > 0 : !whys.includes(String(body.refusal)))) throw new Differs(`pickup.code of ${order.id} by ${by.name} answered ${JSON.stringify(body).slice(0, 200)}, and the model says ${whys.join() || 'ok'}`)
  if (!shown) return
  const code = run.chance.yes(0.5) ? shown.code : shown.typedCode
  const { whys: stops, going } = passing.confirmWhys(order.bag)
  if (run.chance.yes(0.5)) await run.says(run.leader, 'pickup.preview', { code }, [])
  const handed = await run.says(run.leader, 'pickup.confirm', { code }, stops)
  if (!handed) return
  run.same('how many lines went over the counter', handed.handed.length, going.reduce((sum, { lines }) => sum + lines.length, 0))
  for (const each of going) run.model.handOver(each.order, each.lines)
}

async function offer(run: Run): Promise<void> {
  const item = run.chance.pick(run.model.items)
  const offered = run.chance.int(0, 16)
  const whys = [...(run.model.takesOrders() ? [] : ['campaign_over']), ...(offered < item.reserved + item.sold ? ['offer_too_low'] : [])]
  if (await run.says(run.leader, 'campaign.offer', { campaignId: run.evening.campaignId, itemId: item.id, offered }, whys)) item.offered = offered
}

async function close(run: Run): Promise<void> {
  if (run.chance.yes(0.7) && run.model.now < run.model.closesAt) {
    run.goTo(run.model.closesAt)
    await settle(run)
  }
  if (await run.says(run.leader, 'campaign.close', { campaignId: run.evening.campaignId }, passing.closeWhys(run.model))) run.model.state = 'closed'
}

async function arrive(run: Run): Promise<void> {
  const item = run.chance.pick(run.model.items)
  const short = run.chance.yes(0.5) ? { itemId: item.id, arrived: run.chance.int(0, item.sold + (run.chance.yes(0.1) ? 1 : 0)) } : null
  const whys = [...(run.model.state === 'closed' ? [] : ['campaign_not_closed']), ...(short && short.arrived > item.sold ? ['arrived_more_than_sold'] : [])]
  const came = await run.says(run.leader, 'campaign.arrive', { campaignId: run.evening.campaignId, ...(short && { short: [short] }) }, whys)
  if (came) run.same('what goes back of a short delivery', came.backFen, passing.arrive(run.model, short))
}

async function callOff(run: Run): Promise<void> {
  if (!run.chance.yes(0.08)) return
  const whys = ['open', 'closed'].includes(run.model.state) ? [] : ['campaign_over']
  if (await run.says(run.evening.operator, 'campaign.cancel', { campaignId: run.evening.campaignId, reason: 'x' }, whys)) passing.callOff(run.model)
}

async function release(run: Run): Promise<void> {
  const trade = run.pick(run.model.trades)
  if (!trade) return
  const whys = trade.quarantined ? (trade.released ? ['already_released'] : []) : ['payment_not_found']
  if (await run.says(run.evening.operator, 'payment.release', { outTradeNo: trade.no }, whys)) trade.released = true
}

export const COMMANDS: Readonly<Record<string, Command>> = {
  place: { often: 10, act: (run) => buy(run, run.chance.pick(run.buyers), null) },
  open: { often: 9, act: (run) => buy(run, run.chance.pick(run.buyers), 'new') },
  join: { often: 16, act: join },
  prepay: { often: 7, act: (run) => prepay(run, run.someone(run.pick(run.model.orders)?.by)) },
  pay: { often: 4, act: (run) => pay(run) },
  flush: { often: 4, act: flush },
  check: { often: 3, act: check },
  cancel: { often: 5, act: cancel },
  leave: { often: 5, act: leave },
  pass: { often: 6, act: pass },
  leap: { often: 3, act: leap },
  idle: { often: 2, act: idle },
  ask: { often: 5, act: ask },
  decide: { often: 3, act: decide },
  withdraw: { often: 1, act: withdraw },
  fetchBag: { often: 5, act: fetchBag },
  offer: { often: 3, act: offer },
  close: { often: 2, act: close },
  arrive: { often: 2, act: arrive },
  callOff: { often: 1, act: callOff },
  claim: { often: 6, act: claim },
  takeBack: { often: 1, act: takeBack },
  release: { often: 2, act: release },
  family: { often: 6, act: family },
  address: { often: 3, act: address },
  move: { often: 2, act: move },
}
