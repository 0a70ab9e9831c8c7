import { CONSENT_VERSIONS } from '@domain/me/consent'
import { instant } from '@domain/time'
import * as passing from './passing'
import type { Run } from './run'
import { MINUTE, type House } from './shop'

export async function claim(run: Run): Promise<void> {
  const by = run.chance.pick(run.buyers)
  const { operator } = run.evening
  const offFen = run.chance.int(1, 400)
  const term = { name: '一张券', benefit: { kind: 'amount' as const, offFen }, thresholdFen: run.chance.pick([0, 2_000, 5_000]), scope: { kind: 'all' as const }, pools: run.chance.pick(['any', 'any', 'only', 'never'] as const) }
  const hours = run.chance.pick([1, 24])
  const times = { claimFrom: instant(run.model.now), claimUntil: instant(run.model.now + MINUTE) }
  const until = run.model.now + hours * 60 * MINUTE
  const valid = { kind: 'between' as const, from: instant(run.model.now), until: instant(until) }
  const made = await run.says(operator, 'coupon.create', { communityId: 'c1', terms: { ...term, valid, group: 'goods', paidBy: 'us' }, way: 'claim', size: 1, budgetFen: offFen as never, ...times }, [])
  if (!made) return
  const taken = await run.says(run.player(by), 'coupon.claim', { batchId: made.batchId }, [])
  if (!taken) return
  run.model.coupons.push({ id: taken.coupon.couponId, of: by, offFen, thresholdFen: term.thresholdFen, pools: term.pools, validUntil: until, state: 'issued', unwanted: false })
  await run.says(run.player(by), 'coupon.claim', { batchId: made.batchId }, ['already_claimed', 'coupons_gone'])
}

export async function takeBack(run: Run): Promise<void> {
  const coupon = run.pick(run.model.coupons)
  if (!coupon) return
  const ended = coupon.state === 'expired' || coupon.state === 'taken_back'
  // One whose date has passed is over once somebody has looked.
  const whys = coupon.state === 'used' ? ['coupon_used'] : ended ? ['coupon_over'] : []
  if (coupon.state === 'issued' && coupon.validUntil <= run.model.now) return
  if (!(await run.says(run.evening.operator, 'coupon.takeBack', { couponId: coupon.id, reason: 'x' }, whys))) return
  if (coupon.state === 'locked') coupon.unwanted = true
  else coupon.state = 'taken_back'
}

export async function family(run: Run): Promise<void> {
  const by = run.chance.pick(run.buyers)
  const person = run.player(by)
  const houses = [...new Set(run.buyers.flatMap(({ house }) => house ?? []))]
  const house = run.pick(houses)
  const turn = run.chance.int(0, 9)
  if (turn < 3) {
    const made = await run.says(person, 'household.invite', {}, by.house && by.house.members.size >= 6 ? ['household_full'] : [])
    if (!made) return
    const own: House = by.house ?? { members: new Set(), leaving: new Set(), waiting: new Set(), code: '' }
    if (!by.house) passing.letIn(by, own)
    own.code = made.code
  } else if (turn < 6 && house && house.code !== '') {
    if (by.asksToJoin) return
    if (!(await run.says(person, 'household.join', { code: house.code }, passing.askIn(by, house)))) return
    by.asksToJoin = house
    house.waiting.add(by)
  } else if (turn < 9 && house && house.waiting.size > 0) {
    const [asker] = house.waiting
    const [member] = house.members
    if (!asker || !member) return
    const accept = run.chance.yes(0.9)
    const busy = asker.house !== null && asker.house.members.size > 1
    const said = await run.says(run.player(member), 'household.confirm', { personId: run.player(asker).personId, accept }, accept && busy ? ['in_household'] : [])
    if (!said) return
    if (accept) passing.letIn(asker, house)
    else passing.stopAsking(asker)
  }
}

export async function address(run: Run): Promise<void> {
  const by = run.chance.pick(run.buyers)
  const given = run.chance.yes(0.8)
  await run.says(run.player(by), 'me.update', { consent: [{ kind: 'address', version: CONSENT_VERSIONS.address, given: true }], building: given ? '1幢' : null, door: given ? '201' : null }, [])
  by.hasDoor = given
}

/** A station can't be left while something of it is open. */
export async function move(run: Run): Promise<void> {
  const by = run.chance.pick(run.buyers)
  const isHere = by.stationId === run.model.stationId
  const stationId = run.chance.yes(isHere ? 0.3 : 0.1) ? 's1' : run.model.stationId
  const held = run.model.orders.some((order) => order.by === by && (order.state === 'unpaid' || order.state === 'paid')) || run.model.trades.some((trade) => trade.order.by === by && trade.ours === 'open')
  const whys = held && stationId !== by.stationId ? ['orders_open'] : []
  if (await run.says(run.player(by), 'station.choose', { stationId }, whys)) by.stationId = stationId
}
