import { CONSENT_VERSIONS } from '@domain/me/consent'
import type { ConsentKind } from '@domain/me/contract'
import { instant } from '@domain/time'
import type { Input } from '@domain/contract'
import { PHOTOS } from '../../cloudfunctions/_demo/full/photos'
import type { Person, TestServer } from '../support/server'
import { holdEvents, planEvents } from './events'

/** The story's moments, in their order. */
export const ACTS = ['morning', 'cutoff', 'packed', 'delivery', 'pickup', 'after'] as const
export type ActName = (typeof ACTS)[number]

export const MORNING = '2026-11-22T02:30:00.000Z'
const CUT_OFF = '2026-11-22T15:00:00.000Z'
const PACKED = '2026-11-22T15:20:00.000Z'
const DELIVERY = '2026-11-23T09:10:00.000Z'
const EVENING = '2026-11-23T10:00:00.000Z'
const LATE = '2026-11-23T12:00:00.000Z'

const NAMES = ['李阿姨', '王师傅', null, '小周', '陈老师', '豆豆妈妈', '老吴', '赵姐', null] as const
const GREENS = 'g1-i1'
const POTATOES = 'g1-i2'

/** One estate from a morning to the evening after, told to a server by its own calls. What came of it is found by name. */
export class World {
  private readonly ids = new Map<string, string>()
  private readonly people = new Map<string, Person>()
  /** What the server makes by chance, and what the pictures show in its place. */
  private readonly chance = new Map<string, string>()

  private played = 0

  constructor(readonly shop: TestServer) {}

  /** The id of what the story made. */
  of(name: string): string {
    const id = this.ids.get(name)
    if (id === undefined) throw new Error(`the story has made no "${name}" yet`)
    return id
  }

  async person(openid: string): Promise<Person> {
    const known = this.people.get(openid) ?? (await this.shop.as(openid))
    this.people.set(openid, known)
    return known
  }

  /** Takes chance out of what is shown: faces and codes are the same in every run. */
  readonly steady = (text: string): string => {
    let shown = text
    for (const [made, steady] of this.chance) shown = shown.replaceAll(made, steady)
    return shown
  }

  /** Tells the story up to this act, from where it stands. */
  async play(act: ActName): Promise<void> {
    for (const next of ACTS.slice(this.played, ACTS.indexOf(act) + 1)) {
      await PLAYED[next](this)
      this.played += 1
    }
  }

  note(name: string, id: string): string {
    this.ids.set(name, id)
    return id
  }

  always(made: string, shown: string): void {
    this.chance.set(made, shown)
  }
}

const resident = (n: number): string => `c1-resident-${n}`
const consent = (...kinds: ConsentKind[]) => kinds.map((kind) => ({ kind, version: CONSENT_VERSIONS[kind], given: true }))

async function introduce(world: World): Promise<void> {
  for (const [index, nickname] of NAMES.entries()) {
    const person = await world.person(resident(index + 1))
    if (nickname !== null) await person.ok('me.update', { nickname, consent: consent('privacy', 'show_profile') })
    await knowFace(world, person, index)
  }
  const leader = await world.person('c1-leader-1')
  await leader.ok('me.update', { nickname: '孙姐', consent: consent('privacy', 'show_profile') })
  for (const [index, role] of ['leader', 'staff', 'operator', 'admin'].entries()) await knowFace(world, await world.person(`c1-${role}-1`), 10 + index)
}

async function knowFace(world: World, person: Person, index: number): Promise<void> {
  const { faceSeed, personId } = await person.ok('me.get', {})
  world.always(faceSeed, index.toString(16).padStart(12, '0'))
  world.note(person.openid, personId)
}

type Lines = Input<'order.place'>['lines']
const greens = (quantity = 2): Lines => [{ itemId: GREENS, quantity }]

/** Orders by one of the three ways, pays unless told not to, and knows the order and its codes by `name`. */
async function orders(world: World, name: string, n: number, how: { pool?: string; opens?: string; lines?: Lines; handover?: 'station' | 'door'; unpaid?: true; ifNotFilled?: 'refund' | 'keep' } = {}): Promise<void> {
  const person = await world.person(resident(n))
  const { lines = greens(), handover = 'station', ifNotFilled = 'refund' } = how
  const placed = await placeOrder(person, world, lines, handover, ifNotFilled, how)
  world.note(`order ${name}`, placed.orderId)
  if (how.unpaid) return
  await person.pay(placed.orderId)
  const { code, typedCode } = await person.ok('pickup.code', { orderId: placed.orderId })
  world.note(`code ${name}`, typedCode)
  world.always(code, `LP${String(n).padStart(26, '0')}`)
  world.always(typedCode, `K7M2${String(n).padStart(2, '0')}XQ`)
}

async function placeOrder(person: Person, world: World, lines: Lines, handover: 'station' | 'door', ifNotFilled: 'refund' | 'keep', how: { pool?: string; opens?: string }) {
  if (how.opens !== undefined) {
    const opened = await person.ok('pool.open', { campaignId: 'g1', lines, handover, ifNotFilled })
    world.note(`pool ${how.opens}`, opened.poolId)
    return opened
  }
  if (how.pool !== undefined) return person.ok('pool.join', { poolId: world.of(`pool ${how.pool}`), lines, handover, ifNotFilled })
  return person.ok('order.place', { campaignId: 'g1', lines, handover })
}

async function morning(world: World): Promise<void> {
  const { shop } = world
  shop.at(MORNING)
  await introduce(world)
  await orders(world, 'opener', 1, { opens: 'open', lines: [{ itemId: GREENS, quantity: 2 }, { itemId: POTATOES, quantity: 1 }] })
  await orders(world, 'joiner', 2, { pool: 'open' })
  await orders(world, 'young', 3, { opens: 'young', lines: [{ itemId: 'g1-i3', quantity: 2 }] })
  await orders(world, 'settled', 4, { opens: 'settled', ifNotFilled: 'keep' })
  await orders(world, 'settled second', 5, { pool: 'settled' })
  await orders(world, 'settled third', 6, { pool: 'settled' })
  await shop.runDue()
  await shop.flush()
  await shop.runDue()
  await orders(world, 'alone', 7, { lines: [{ itemId: POTATOES, quantity: 2 }, { itemId: 'g1-i5', quantity: 1 }], handover: 'door' })
  await orders(world, 'unpaid', 8, { unpaid: true })
  await orders(world, 'cancelled', 8, { lines: [{ itemId: 'g1-i6', quantity: 1 }] })
  await (await world.person(resident(8))).ok('order.cancel', { orderId: world.of('order cancelled') })
  await shareHouse(world)
  await giveCoupons(world)
  await bringFriends(world)
  await planEvents(world)
  await shop.flush()
}

/** Two batches to take from, one to be typed and one given by hand; one resident has taken hers, and invites. */
async function giveCoupons(world: World): Promise<void> {
  const operator = await world.person('c1-operator-1')
  const terms = { thresholdFen: 3_000, scope: { kind: 'all' }, valid: { kind: 'days', days: 7, start: 'receiving' }, pools: 'any', group: 'week', paidBy: 'us' } as const
  const times = { claimFrom: instant(MORNING), claimUntil: instant(LATE) }
  const make = (name: string, benefit: Input<'coupon.create'>['terms']['benefit'], way: Input<'coupon.create'>['way'] = 'claim') =>
    operator.ok('coupon.create', { communityId: 'c1', terms: { ...terms, name, benefit }, way, size: 100, budgetFen: 100_000, ...times })
  const five = await make('周末蔬菜券', { kind: 'amount', offFen: 500 })
  await make('送货上门券', { kind: 'door', capFen: 300 })
  const [owner, inviter] = [await world.person(resident(9)), await world.person(resident(1))]
  await owner.ok('coupon.claim', { batchId: five.batchId })
  world.note('batch claim', five.batchId)
  world.note('batch code', (await make('小店赠券', { kind: 'percent', percent: 20, capFen: 800 }, 'code')).batchId)
  const sorry = await make('鸡蛋碎了的补偿', { kind: 'amount', offFen: 300 }, 'assign')
  world.note('batch assign', sorry.batchId)
  const [kept, taken] = [await world.person(resident(3)), await world.person(resident(5))]
  await operator.ok('coupon.assign', { batchId: sorry.batchId, people: [kept.personId, taken.personId], note: '上周的鸡蛋碎了' })
  const given = (await operator.ok('coupon.batch', { batchId: sorry.batchId, who: taken.personId })).coupons[0]
  await operator.ok('coupon.takeBack', { couponId: given?.couponId ?? '', reason: '发错人了' })
  const { invite } = await inviter.ok('referral.invite', {})
  world.note('invite', invite)
}

/** Four have just come: one through the leader, two through her, the last through one of those. */
async function bringFriends(world: World): Promise<void> {
  const ways = [['c1-leader-1', 1], ['guest-1', 2], ['guest-1', 3], ['guest-2', 4]] as const
  for (const [inviter, n] of ways) {
    const { invite } = await (await world.person(inviter)).ok('referral.invite', inviter === 'c1-leader-1' ? { source: 'leader', stationId: 's1' } : {})
    const person = await world.person(`guest-${n}`)
    await person.ok('station.choose', { stationId: 's1' })
    await person.ok('referral.bind', { invite })
    await knowFace(world, person, 20 + n)
  }
}

/** Two are at home together, and a third has typed their code. */
async function shareHouse(world: World): Promise<void> {
  const [host, guest, waiting] = [await world.person(resident(4)), await world.person(resident(5)), await world.person(resident(6))]
  const { code } = await host.ok('household.invite', {})
  await guest.ok('household.join', { code })
  await host.ok('household.confirm', { personId: guest.personId, accept: true })
  await waiting.ok('household.join', { code: (await host.ok('household.invite', {})).code })
}

async function cutoff({ shop }: World): Promise<void> {
  await shop.runDue(CUT_OFF)
  await shop.flush()
  await shop.runDue()
}

async function packed(world: World): Promise<void> {
  world.shop.at(PACKED)
  const { bags } = await (await world.person('c1-leader-1')).ok('campaign.close', { campaignId: 'g1' })
  const bag = bags.find(({ orderIds }) => orderIds.includes(world.of('order alone')))
  world.note('bag', bag?.bagId ?? 'none')
  await world.shop.runDue()
}

async function delivery({ shop }: World): Promise<void> {
  await shop.runDue(DELIVERY)
}

async function pickup(world: World): Promise<void> {
  const { shop } = world
  await shop.runDue(EVENING)
  await (await world.person('c1-leader-1')).ok('campaign.arrive', { campaignId: 'g1', short: [{ itemId: 'g1-i5', arrived: 0 }] })
  await holdEvents(world)
  await shop.runDue()
  await shop.flush()
}

async function after(world: World): Promise<void> {
  const { shop } = world
  shop.at(LATE)
  const leader = await world.person('c1-leader-1')
  await leader.ok('pickup.confirm', { code: world.of('code settled') })
  await leader.ok('pickup.confirm', { code: world.of('code alone') })
  const asking = await world.person(resident(4))
  await asking.ok('refund.ask', { orderId: world.of('order settled'), lines: greens(1), reason: 'damaged', note: '压烂了一把，叶子都黄了' })
  await reviews(world)
  await shop.runDue()
}

/** Two say how it was, one with a photograph; one of the two is reported. */
async function reviews(world: World): Promise<void> {
  const [one, other, neighbour] = [await world.person(resident(4)), await world.person(resident(7)), await world.person(resident(9))]
  const { reviewId } = await one.ok('review.write', { orderId: world.of('order settled'), itemId: GREENS, stars: 4, words: '叶子新鲜，就是压烂了一把。' })
  await one.ok('review.addPicture', { reviewId, photo: PHOTOS['leafy-green'] })
  const rude = await other.ok('review.write', { orderId: world.of('order alone'), itemId: POTATOES, stars: 1, words: '这团长眼睛是不是不好使！' })
  await neighbour.ok('review.report', { reviewId: rude.reviewId, why: 'rude', note: '骂团长' })
}

const PLAYED: Readonly<Record<ActName, (world: World) => Promise<void>>> = { morning, cutoff, packed, delivery, pickup, after }
