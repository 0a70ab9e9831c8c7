import type { Output } from '@domain/contract'
import type { Person } from '../support/person'
import type { Deed } from './buying'
import type { World } from './world'

const QUARTERS = ['1', '2'] as const
const NONSENSE: readonly unknown[] = [null, -1, 0, 0.1, 1e9, 2 ** 53, '1e3', [], {}, '__proto__', '🍊'.repeat(300), { $ne: null }, '\u202Eabc', "'; drop table orders; --"]

const staffOf = (world: World, role: 'leader' | 'operator' | 'admin'): Person => world.named(`c${world.chance.pick(QUARTERS)}-${role}-1`)
/** Somebody of whom it is doubtful that she may. */
const boss = (world: World): Person => (world.chance.yes(0.9) ? staffOf(world, world.chance.pick(['leader', 'operator'] as const)) : world.someone())
const campaignId = (world: World): string => world.chance.pick(world.rounds).campaignId

async function ask(world: World): Promise<void> {
  const order = world.recent(world.orders)
  if (!order) return
  const who = world.who(order.by)
  const seen = await world.get<Output<'order.get'>>(who, 'order.get', { orderId: order.orderId })
  const line = seen && world.chance.pick(seen.lines)
  if (!line) return
  const quantity = world.chance.yes(0.9) ? 1 : line.quantity
  const asked = await world.get<Output<'refund.ask'>>(who, 'refund.ask', { orderId: order.orderId, lines: [{ itemId: line.itemId, quantity }], reason: world.chance.pick(['damaged', 'missing', 'quality'] as const) })
  if (asked) world.asks.push(asked.askId)
}

async function decide(world: World): Promise<void> {
  const askId = world.recent(world.asks)
  if (askId !== undefined) await world.ask(boss(world), 'refund.decide', { askId, accept: world.chance.yes(0.6) })
}

async function withdraw(world: World): Promise<void> {
  const askId = world.recent(world.asks)
  if (askId !== undefined) await world.ask(world.someone(), 'refund.withdraw', { askId })
}

async function code(world: World): Promise<void> {
  const order = world.chance.yes(0.5) ? world.recent(world.orders) : world.orders[world.chance.int(0, Math.max(0, world.orders.length - 1))]
  if (!order) return
  const shown = await world.get<Output<'pickup.code'>>(world.who(order.by), 'pickup.code', { orderId: order.orderId })
  if (shown) world.codes.push(world.chance.yes(0.5) ? shown.code : shown.typedCode)
}

async function handOver(world: World): Promise<void> {
  const shown = world.chance.yes(0.9) ? world.recent(world.codes) : 'ABCD2345'
  if (shown === undefined) return
  const leader = staffOf(world, 'leader')
  const bag = await world.get<Output<'pickup.preview'>>(leader, 'pickup.preview', { code: shown })
  const some = bag && bag.lines.length > 1 && world.chance.yes(0.2) ? [world.chance.pick(bag.lines).lineId] : undefined
  await world.ask(leader, 'pickup.confirm', { code: shown, lines: some })
}

async function runCampaign(world: World): Promise<void> {
  const who = boss(world)
  const id = campaignId(world)
  const items = world.rounds.find((round) => round.campaignId === id)?.items ?? []
  const item = items.length > 0 ? world.chance.pick(items) : undefined
  const asked: (() => Promise<unknown>)[] = [
    () => world.ask(who, 'campaign.sheet', { campaignId: id }),
    () => world.ask(who, 'campaign.list', {}),
    () => world.ask(who, 'campaign.close', { campaignId: id }),
    () => world.ask(who, 'campaign.arrive', { campaignId: id, short: item && world.chance.yes(0.3) ? [{ itemId: item.itemId, arrived: world.chance.int(0, 3) }] : undefined }),
    ...(item ? [() => world.ask(who, 'campaign.offer', { campaignId: id, itemId: item.itemId, offered: world.chance.int(0, 120) })] : []),
  ]
  await world.chance.pick(asked)()
}

async function nextNight(world: World): Promise<void> {
  const who = boss(world)
  const made = await world.get<Output<'campaign.clone'>>(who, 'campaign.clone', { campaignId: campaignId(world) })
  if (!made) return
  if (world.chance.yes(0.7)) await world.ask(who, 'campaign.publish', made)
  else await world.ask(who, 'campaign.cancel', { ...made, reason: '今晚没有货' })
}

async function office(world: World): Promise<void> {
  const who = world.chance.yes(0.8) ? staffOf(world, world.chance.pick(['operator', 'admin'] as const)) : world.someone()
  const trade = world.recent(world.trades)
  const asked: (() => Promise<unknown>)[] = [
    () => world.ask(who, 'payment.quarantined', {}),
    () => world.ask(who, 'ops.jobs', {}),
    () => world.ask(who, 'ops.trail', {}),
    () => world.ask(who, 'role.list', {}),
    () => world.ask(who, 'goods.list', {}),
    async () => {
      const { refunds = [] } = (await world.get<Output<'refund.review'>>(who, 'refund.review', {})) ?? {}
      for (const { refundNo } of refunds.slice(0, 2)) await world.ask(who, 'refund.retry', { refundNo })
    },
    ...(trade ? [() => world.ask(who, 'payment.release', { outTradeNo: trade.outTradeNo })] : []),
  ]
  await world.chance.pick(asked)()
}

async function family(world: World): Promise<void> {
  const who = world.someone()
  const turn = world.chance.int(0, 9)
  if (turn < 3) {
    const made = await world.get<Output<'household.invite'>>(who, 'household.invite', {})
    if (made) world.invitations.push(made.code)
  } else if (turn < 6) await world.ask(who, 'household.join', { code: world.recent(world.invitations) ?? 'ABCD2345' })
  else if (turn < 9) {
    const mine = await world.get<Output<'household.get'>>(who, 'household.get', {})
    for (const { personId } of mine?.waiting ?? []) await world.ask(who, 'household.confirm', { personId, accept: world.chance.yes(0.8) })
  } else await world.ask(who, 'household.leave', {})
}

/** Rights come and go; the office's own stay, so that the shop can go on. */
async function appoint(world: World): Promise<void> {
  const by = world.chance.yes(0.8) ? staffOf(world, 'operator') : world.someone()
  const residents = world.people.filter(({ openid }) => openid.includes('-resident-'))
  const right = { personId: world.chance.pick(residents).personId, role: world.chance.pick(['leader', 'staff'] as const) }
  const scopeId = `${right.role === 'leader' ? 's' : 'c'}${world.chance.pick(QUARTERS)}`
  await world.ask(by, world.chance.yes(0.5) ? 'role.grant' : 'role.revoke', { ...right, scopeId })
}

async function self(world: World): Promise<void> {
  const place = world.resident()
  const who = world.who(place)
  const turn = world.chance.int(0, 19)
  if (turn < 8) await world.ask(who, 'me.update', { consent: [{ kind: 'address', version: 1, given: world.chance.yes(0.8) }], elder: world.chance.yes(0.5) })
  else if (turn < 14) await world.ask(who, 'station.choose', { stationId: `s${world.chance.pick(QUARTERS)}` })
  else if (turn < 16) await world.ask(who, 'message.accept', { accepted: [world.chance.pick(['pool_over', 'arrived', 'refunded'] as const)] })
  else if (turn < 19) {
    await world.ask(who, 'session.close', {})
    world.people[place] = await world.shop.as(who.openid)
  } else if ((await world.ask(who, 'me.erase', { confirm: 'erase' })).ok) world.people[place] = await world.shop.as(who.openid)
}

/** What no phone of ours sends. */
async function nonsense(world: World): Promise<void> {
  const junk = (): unknown => world.chance.pick(NONSENSE)
  const [name, input] = world.chance.pick([
    ['order.place', { campaignId: campaignId(world), lines: [{ itemId: 'g1-i1', quantity: junk() }], handover: 'station' }],
    ['order.place', { campaignId: junk(), lines: junk(), handover: junk(), priceFen: 1 }],
    ['pool.join', { poolId: junk(), lines: [], ifNotFilled: junk(), handover: 'station' }],
    ['order.get', { orderId: junk() }],
    ['payment.prepay', { orderId: junk(), payFen: 1 }],
    ['pickup.preview', { code: junk() }],
    ['role.grant', { personId: world.someone().personId, role: 'admin', scopeId: 'all' }],
    ['refund.ask', { orderId: world.recent(world.orders)?.orderId ?? junk(), lines: [{ itemId: 'g1-i1', quantity: junk() }], reason: 'other' }],
    ['me.update', { nickname: junk() }],
    ['no.such', { call: junk() }],
  ] as const)
  await world.ask(world.someone(), name, input, { fuzz: true })
}

export const working: Readonly<Record<string, Deed>> = {
  ask: { often: 3, act: ask },
  decide: { often: 3, act: decide },
  withdraw: { often: 1, act: withdraw },
  code: { often: 4, act: code },
  handOver: { often: 4, act: handOver },
  runCampaign: { often: 4, act: runCampaign },
  nextNight: { often: 1, act: nextNight },
  office: { often: 3, act: office },
  family: { often: 4, act: family },
  appoint: { often: 2, act: appoint },
  self: { often: 3, act: self },
  nonsense: { often: 4, act: nonsense },
}
