import type { Input, Output } from '@domain/contract'
import type { Fen } from '@domain/money'
import { atShopTime, hours, later, minutes, seconds, type Instant } from '@domain/time'
import { agreed, type Corner } from './people'
import type { Person } from './shop'
import { isFirst, neighbour, type Story } from './story'

type Draft = Omit<Input<'event.save'>, 'stationId'>
type Registered = Output<'event.register'>

const COMMON = { audience: { kind: 'community' }, partyMost: 4, couponBatchId: null, photos: true } as const

interface Host {
  readonly corner: Corner
  readonly operator: Person
  readonly staff: Person
}

/** At the first station of each estate: an afternoon of weeks ago, with what came of it. */
export async function planPastEvents(story: Story): Promise<void> {
  for (const host of await hosts(story)) {
    await story.shop.call(host.staff, 'me.update', { consent: agreed('privacy', 'show_profile'), nickname: host.corner.community.id === 'c1' ? '小方' : '小袁' })
    planPast(story, host)
  }
}

/** An evening to look forward to, and an event that is still being written. */
export async function planEvents(story: Story): Promise<void> {
  for (const host of await hosts(story)) planTonight(story, host)
}

async function hosts({ shop, hood }: Story): Promise<Host[]> {
  const found: Host[] = []
  for (const corner of hood.corners.filter(isFirst)) {
    const operator = hood.operators.get(corner.community.id)
    if (!operator) throw new Error(`${corner.community.id} has its operator`)
    found.push({ corner, operator, staff: await shop.signIn(`${corner.community.id}-staff-1`) })
  }
  return found
}

async function publish({ shop }: Story, corner: Corner, operator: Person, staff: readonly Person[], draft: Draft): Promise<Output<'event.plan'>> {
  const { eventId, revision } = await shop.call(operator, 'event.save', { stationId: corner.stationId, ...draft })
  const plan = await shop.call(operator, 'event.publish', { eventId, revision })
  for (const { personId } of staff) await shop.call(operator, 'event.duty', { eventId, personId, on: true })
  return plan
}

/** Registers somebody, with others by their names where she brings any. */
async function register({ shop }: Story, who: Person, eventId: string, names: readonly string[] = [], photos = true): Promise<Registered> {
  if (names.length > 0) await shop.call(who, 'me.update', { consent: agreed('privacy') })
  return shop.call(who, 'event.register', { eventId, people: [{ personId: who.personId }, ...names.map((name) => ({ name }))], photos })
}

/** Tonight's places are taken: somebody gave hers back a while ago, and the first in line has been asked. */
function planTonight(story: Story, { corner, operator, staff }: Host): void {
  const { shop, agenda, times } = story
  const published = atShopTime(times.lastNight.day, '20:10')
  const usual = atShopTime(times.tonight.day, '19:00')
  const startsAt = usual > later(times.now, minutes(45)) ? usual : later(times.now, minutes(45))
  const leavers: { registrationId?: string } = {}
  agenda.plan(published, async () => {
    const { eventId } = await publish(story, corner, operator, [staff, corner.leader], {
      ...COMMON,
      title: '包饺子，认街坊',
      picture: 'dumplings',
      about: '面和馅都备好了，带上家里人来就行。包好的饺子当场下锅，吃不完的带回家。不会包的，旁边的阿姨教您。',
      place: '社区活动室一楼',
      slots: [{ startsAt, endsAt: later(startsAt, hours(2)), capacity: 10 }],
      registerFrom: published,
      registerUntil: startsAt,
      handouts: [{ name: '围裙', stock: 10 }, { name: '调料包', stock: 8 }],
      costFen: 36_000 as Fen,
    })
    const parties: readonly (readonly [place: number, names: readonly string[], photos?: boolean])[] = [
      [1, ['外婆', '小宝']],
      [5, ['顾师母']],
      [6, []],
      [10, ['周婶'], false],
      [12, ['乐乐']],
      [2, []],
      [7, []],
      [9, ['青青']],
    ]
    for (const [place, names, photos] of parties) {
      shop.at(later(shop.now, minutes(1)))
      const made = await register(story, neighbour(corner, place), eventId, names, photos)
      if (place === 6) leavers.registrationId = made.registrationId
    }
  })
  agenda.plan(later(times.now, -minutes(25)), async () => {
    await shop.call(neighbour(corner, 6), 'event.leave', { registrationId: leavers.registrationId ?? '' })
  })
  agenda.plan(later(times.now, -minutes(20)), () => draftNext(story, corner, operator))
}

async function draftNext({ shop, times }: Story, corner: Corner, operator: Person): Promise<void> {
  const startsAt = later(atShopTime(times.tonight.day, '09:00'), hours(24 * 9))
  await shop.call(operator, 'event.save', {
    ...COMMON,
    stationId: corner.stationId,
    title: '河边种树',
    picture: 'planting',
    about: '和物业一起在河边种香樟，树苗和工具都有。种下的树挂您家的名牌。',
    place: '南门河边步道',
    slots: [
      { startsAt, endsAt: later(startsAt, hours(2)), capacity: 30 },
      { startsAt: later(startsAt, hours(5)), endsAt: later(startsAt, hours(7)), capacity: 30 },
    ],
    registerFrom: later(times.now, hours(24)),
    registerUntil: startsAt,
    audience: { kind: 'all' },
    handouts: [{ name: '树苗', stock: 40 }],
    costFen: 120_000 as Fen,
  })
}

/** A Thursday afternoon nearly two weeks ago. */
function planPast(story: Story, { corner, operator, staff }: Host): void {
  const { agenda, times } = story
  const week = times.weeks.at(-2)
  if (!week) return
  const startsAt = atShopTime(week.day, '15:00')
  const published = later(startsAt, -hours(50))
  agenda.plan(published, async () => {
    const plan = await publish(story, corner, operator, [staff], {
      ...COMMON,
      title: '秋日蔬果尝鲜',
      picture: 'tasting',
      about: '六样当季蔬果，切好了请您尝，好吃难吃都请告诉我们。',
      place: '中心广场凉亭',
      slots: [{ startsAt, endsAt: later(startsAt, hours(2)), capacity: 20 }],
      registerFrom: published,
      registerUntil: startsAt,
      handouts: [{ name: '尝鲜袋', stock: 15 }],
      costFen: 48_000 as Fen,
    })
    const registered: { who: Person; made: Registered }[] = []
    for (const [place, names] of [[4, []], [7, ['孙子']], [10, ['周婶']], [11, []], [12, ['乐乐']]] as const) {
      const who = neighbour(corner, place)
      registered.push({ who, made: await register(story, who, plan.eventId, names) })
    }
    planDesk(story, staff, plan, registered, startsAt)
    planVisitors(story, corner, plan, week)
  })
}

/** Most come and show their codes; one's phone was dead, one has no signal, two just walk in, one stays away. */
function planDesk({ shop, agenda }: Story, staff: Person, plan: Output<'event.plan'>, registered: readonly { who: Person; made: Registered }[], startsAt: Instant): void {
  const { eventId } = plan
  const handouts = (quantity: number) => plan.handouts.map(({ handoutId }) => ({ handoutId, quantity }))
  for (const [n, { who, made }] of registered.slice(0, -1).entries()) {
    const { registrationId } = made
    const at = later(startsAt, minutes(3 + n * 6))
    agenda.plan(at, async () => {
      const { code } = await shop.call(who, 'event.ticket', { registrationId })
      const given = handouts(made.people.length)
      if (n === 1) await shop.call(staff, 'event.checkIn', { eventId, registrationId, handouts: given })
      else if (n === 2) agenda.plan(later(at, seconds(150)), async () => void (await shop.call(staff, 'event.checkIn', { eventId, code, offline: true, handouts: given })))
      else await shop.call(staff, 'event.checkIn', { eventId, code, handouts: given })
      await shop.settle()
    })
  }
  agenda.plan(later(startsAt, minutes(40)), async () => {
    await shop.call(staff, 'event.walkIn', { eventId, slotId: plan.slots[0]?.slotId ?? '', people: 2, handouts: handouts(2) })
  })
}

/** Two came by the event's poster: one buys the same evening and fetches it the next day, the other looks around. */
function planVisitors({ shop, agenda }: Story, corner: Corner, plan: Output<'event.plan'>, week: { readonly day: string; readonly arrivedAt: Instant }): void {
  const { stationId, community, leader } = corner
  const at = later(plan.startsAt, minutes(20))
  agenda.plan(at, async () => {
    const visitors: Person[] = []
    for (const n of [1, 2]) {
      const who = await shop.signIn(`${community.id}-visitor-${n}`)
      await shop.call(who, 'referral.bind', { invite: plan.invite ?? '' })
      await shop.call(who, 'station.choose', { stationId })
      visitors.push(who)
    }
    const [buyer] = visitors
    if (!buyer) return
    agenda.plan(later(at, hours(3)), async () => {
      const { campaignId, items } = await shop.call(buyer, 'campaign.tonight', { stationId })
      const item = items.find(({ left, priceFen }) => left > 0 && priceFen >= 1_000)
      if (!item) return
      const { orderId } = await shop.call(buyer, 'order.place', { campaignId, lines: [{ itemId: item.itemId, quantity: 1 }], handover: 'station' })
      await shop.pay(buyer, orderId)
      agenda.plan(later(week.arrivedAt, minutes(40)), async () => {
        const { code } = await shop.call(buyer, 'pickup.code', { orderId })
        await shop.call(leader, 'pickup.confirm', { code })
      })
    })
  })
}
