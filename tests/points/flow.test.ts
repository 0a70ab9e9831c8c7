import { days, hours, instant, later, minutes, shopClock } from '@domain/time'
import { anEvening, joins, only, pays, plain, wish } from '../pool/fixtures'
import { onBothDatabases, useServer, type Person } from '../support/server'
import { aSaver, buysAndFetches, fetched, pointsOf, toldOf } from './fixtures'

onBothDatabases((db) => {
  const shop = useServer({ db })

  test('goods that were picked up earn a point a yuan, which wait for the after-sale window to end', async () => {
    const evening = await anEvening(shop)
    const li = only(await evening.neighbours(1))
    expect(await pointsOf(li)).toEqual({ free: 0, frozen: 0, held: 0, next: null, entries: [], cursor: null })
    const orderId = await buysAndFetches(shop, evening, li, 3)
    const { afterSale } = { afterSale: (await li.ok('order.get', { orderId })).askRefundUntil }
    expect(await pointsOf(li)).toMatchObject({ free: 0, frozen: 60, entries: [{ kind: 'bought', how: 'earned', points: 60, orderId, freeAt: afterSale }] })
    await shop.runDue(later(instant(afterSale ?? ''), -1))
    expect(await pointsOf(li)).toMatchObject({ free: 0, frozen: 60 })
    await shop.runDue(afterSale ?? '')
    expect(await pointsOf(li)).toMatchObject({ free: 60, frozen: 0, entries: [{ freeAt: null }] })
  })

  test('points take off at most a fifth, come out of the price like a coupon, are held until it is paid for and spent then', async () => {
    const { evening, person } = await aSaver(shop)
    expect(await pointsOf(person)).toMatchObject({ free: 100 })
    const { priced } = await person.ok('order.quote', { ...plain(evening, 2), usePoints: 90 })
    expect(priced).toMatchObject({ payFen: 4000 - 90, pointsFen: 90, pointsMost: 800, pointsFree: 100 })
    expect(priced?.trace.map(({ rule, offFen, afterFen }) => [rule, offFen, afterFen])).toEqual([
      ['campaign_price', 0, 4000],
      ['pool_step', 0, 4000],
      ['points', 90, 3910],
      ['door_fee', 0, 3910],
    ])
    expect(await person.refusal('order.place', { ...plain(evening, 2), usePoints: 101 })).toBe('points_short')
    expect(await person.refusal('order.place', { ...plain(evening, 2), usePoints: 801 })).toBe('points_too_many')
    const { orderId, payFen } = await person.ok('order.place', { ...plain(evening, 2), usePoints: 90 })
    expect(payFen).toBe(3910)
    expect(await pointsOf(person)).toMatchObject({ free: 10, held: 90, entries: [{ kind: 'used', how: 'held', points: -90, orderId }, { kind: 'bought' }] })
    await person.pay(orderId)
    expect(await pointsOf(person)).toMatchObject({ free: 10, held: 0 })
    expect(await toldOf(person)).toEqual([['bought', 'earned', 100], ['used', 'spent', -90]])
    expect(await person.ok('order.get', { orderId })).toMatchObject({ paidFen: 3910, pointsFen: 90, lines: [{ payFen: 3910, pointsFen: 90, pointsBack: 0 }] })
  })

  test('an order that lapses, is given up or goes back whole gives its points back once', async () => {
    const { evening, person } = await aSaver(shop)
    const withPoints = { ...plain(evening, 2), usePoints: 80 }
    await person.ok('order.place', withPoints)
    await shop.runDue(later(instant(shop.now), minutes(15)))
    expect(await pointsOf(person)).toMatchObject({ free: 100, held: 0 })
    const given = await person.ok('order.place', withPoints)
    await person.ok('order.cancel', { orderId: given.orderId })
    expect(await pointsOf(person)).toMatchObject({ free: 100, held: 0 })
    const { orderId } = await person.ok('order.place', withPoints)
    await person.pay(orderId)
    expect(await person.ok('order.cancel', { orderId })).toMatchObject({ backFen: 3920 })
    expect(await pointsOf(person)).toMatchObject({ free: 100, held: 0 })
    expect((await toldOf(person)).filter(([, how]) => how === 'back')).toEqual([['used', 'back', 80], ['used', 'back', 80], ['used', 'back', 80]])
  })

  test('money that comes late takes the points again, or goes back where they are gone', async () => {
    const { evening, person } = await aSaver(shop)
    const late = await person.ok('order.place', { ...plain(evening, 2), usePoints: 80 })
    const { outTradeNo } = await person.ok('payment.prepay', { orderId: late.orderId })
    await shop.faults('late', 1)
    await shop.pay(outTradeNo, person.openid)
    await shop.runDue(later(instant(shop.now), minutes(15)))
    await shop.flush(later(instant(shop.now), minutes(30)))
    await shop.runDue()
    const { state } = await person.ok('order.get', { orderId: late.orderId })
    expect([state, (await pointsOf(person)).free]).toEqual(state === 'paid' ? ['paid', 20] : ['refunded', 100])
  })

  test('units that go back bring back their share of points and no money for it, and take back what they had earned', async () => {
    const { evening, person } = await aSaver(shop)
    const { orderId } = await person.ok('order.place', { ...plain(evening, 3), usePoints: 100 })
    await person.pay(orderId)
    await fetched(shop, person, orderId)
    expect(await pointsOf(person)).toMatchObject({ free: 0, frozen: 59 })
    const { operator } = evening
    const asks = async (quantity: number) => {
      const { askId } = await person.ok('refund.ask', { orderId, lines: [{ itemId: evening.itemId, quantity }], reason: 'damaged' })
      return (await operator.ok('refund.decide', { askId, accept: true })).amountFen
    }
    expect(await asks(1)).toBe(1966)
    expect(await pointsOf(person)).toMatchObject({ free: 33, frozen: 39 })
    expect(await asks(2)).toBe(5900 - 1966)
    expect(await pointsOf(person)).toMatchObject({ free: 100, frozen: 0 })
    expect((await toldOf(person)).slice(1)).toEqual([
      ['used', 'spent', -100],
      ['bought', 'earned', 59],
      ['used', 'back', 33],
      ['bought', 'reversed', -20],
      ['used', 'back', 67],
      ['bought', 'reversed', -39],
    ])
  })

  test('what was spent already is taken back below 0, and then nothing can be spent', async () => {
    const before = await anEvening(shop)
    const li = only(await before.neighbours(1))
    const earnedBy = await buysAndFetches(shop, before, li, 5)
    const until = instant((await li.ok('order.get', { orderId: earnedBy })).askRefundUntil ?? '')
    const { askId } = await li.ok('refund.ask', { orderId: earnedBy, lines: [{ itemId: before.itemId, quantity: 5 }], reason: 'damaged' })
    await shop.runDue(later(until, hours(1)))
    const evening = await anEvening(shop)
    await li.ok('station.choose', { stationId: evening.stationId })
    const { orderId } = await li.ok('order.place', { ...plain(evening, 2), usePoints: 70 })
    await li.pay(orderId)
    await before.operator.ok('refund.decide', { askId, accept: true })
    expect(await pointsOf(li)).toMatchObject({ free: -70, frozen: 0 })
    expect(await li.refusal('order.place', { ...plain(evening, 1), usePoints: 1 })).toBe('points_short')
    expect((await li.ok('order.quote', { ...plain(evening, 1), usePoints: 1 })).priced).toMatchObject({ pointsFree: 0, pointsFen: 0, payFen: 2000 })
    await fetched(shop, li, orderId)
    expect(await pointsOf(li)).toMatchObject({ free: -70, frozen: 39 })
  })

  test('a pool that fills gives back its difference and leaves what points took off; one that does not gives all of it back', async () => {
    const { evening, person } = await aSaver(shop)
    const [wang, zhao] = await evening.neighbours(2)
    const open = (points: number) => person.ok('pool.open', { campaignId: evening.campaignId, ...wish(evening, { quantity: 3, ifNotFilled: 'keep' }), usePoints: points })
    const mine = await open(100)
    expect(mine.payFen).toBe(5900)
    await person.pay(mine.orderId)
    await pays(await joins(evening, wang!, mine.poolId))
    await pays(await joins(evening, zhao!, mine.poolId))
    await shop.runDue()
    expect(await person.ok('order.get', { orderId: mine.orderId })).toMatchObject({ payFen: 4700, refundedFen: 1200, pointsFen: 100, lines: [{ payFen: 4700, pointsFen: 100 }] })
    expect(await pointsOf(person)).toMatchObject({ free: 0, held: 0 })
    const alone = await aSaver(shop)
    const other = await alone.person.ok('pool.open', { campaignId: alone.evening.campaignId, ...wish(alone.evening), usePoints: 50 })
    await alone.person.pay(other.orderId)
    expect(await pointsOf(alone.person)).toMatchObject({ free: 50 })
    await shop.runDue(alone.evening.cutOff)
    expect(await alone.person.ok('order.get', { orderId: other.orderId })).toMatchObject({ state: 'refunded', refundedFen: 3150 })
    expect(await pointsOf(alone.person)).toMatchObject({ free: 100 })
  })

  test('what was wished for without packaging and seen to be so earns points of its own, as long as anything of it is kept', async () => {
    const evening = await anEvening(shop)
    const [li, wang] = await evening.neighbours(2)
    const buys = async (person: Person) => {
      const { orderId } = await person.ok('order.place', { ...plain(evening, 2), green: true })
      await person.pay(orderId)
      return { orderId, code: (await person.ok('pickup.code', { orderId })).code }
    }
    const [mine, hers] = [await buys(li!), await buys(wang!)]
    const desk = await shop.as('c1-admin-1')
    expect(await desk.ok('pickup.preview', { code: mine.code })).toMatchObject({ green: true })
    expect(await desk.ok('pickup.confirm', { code: mine.code, green: true })).toMatchObject({ green: false })
    await desk.ok('pickup.confirm', { code: hers.code })
    await shop.runDue()
    expect(await li!.ok('order.get', { orderId: mine.orderId })).toMatchObject({ green: true, greenAt: shop.now })
    expect(await wang!.ok('order.get', { orderId: hers.orderId })).toMatchObject({ green: true, greenAt: null })
    expect((await toldOf(li!)).map(([kind, , points]) => [kind, points])).toEqual([['bought', 40], ['green', 5]])
    expect((await toldOf(wang!)).map(([kind, , points]) => [kind, points])).toEqual([['bought', 40]])
    for (const [units, left] of [[1, 25], [1, 0]] as const) {
      const { askId } = await li!.ok('refund.ask', { orderId: mine.orderId, lines: [{ itemId: evening.itemId, quantity: units }], reason: 'damaged' })
      await evening.operator.ok('refund.decide', { askId, accept: true })
      expect((await pointsOf(li!)).frozen).toBe(left)
    }
  })

  test('what was kept of it came to less than a point: going without packaging is taken back all the same', async () => {
    const evening = await anEvening(shop, { priceFen: 90 })
    const li = only(await evening.neighbours(1))
    const { orderId } = await li.ok('order.place', { ...plain(evening), green: true })
    await li.pay(orderId)
    const { code } = await li.ok('pickup.code', { orderId })
    await (await shop.as('c1-admin-1')).ok('pickup.confirm', { code, green: true })
    await shop.runDue()
    expect(await toldOf(li)).toEqual([['green', 'earned', 5]])
    const { askId } = await li.ok('refund.ask', { orderId, lines: [{ itemId: evening.itemId, quantity: 1 }], reason: 'damaged' })
    await evening.operator.ok('refund.decide', { askId, accept: true })
    expect(await pointsOf(li)).toMatchObject({ free: 0, frozen: 0 })
  })

  test('points last for twelve months, the oldest go first, and she hears of it before', async () => {
    const { person } = await aSaver(shop, 2)
    const { next } = await pointsOf(person)
    expect(next).toMatchObject({ points: 40 })
    const end = instant(next?.expiresAt ?? '')
    const evening = await anEvening(shop)
    await person.ok('station.choose', { stationId: evening.stationId })
    const { orderId } = await person.ok('order.place', { ...plain(evening, 2), usePoints: 15 })
    await person.pay(orderId)
    expect((await pointsOf(person)).next).toEqual({ points: 25, expiresAt: end })
    const heard = async () => (await person.ok('message.list', {})).messages.filter(({ kind }) => kind === 'points_end').map(({ facts }) => facts.points)
    await shop.runDue(later(end, -days(31)))
    expect(await heard()).toEqual([])
    await shop.runDue(later(end, hours(10) - days(20)))
    await shop.runDue(later(end, hours(10) - days(19)))
    expect(await heard()).toEqual([25])
    await shop.runDue(later(end, -1))
    expect((await pointsOf(person)).free).toBe(25)
    await shop.runDue(later(end, minutes(10)))
    expect(await pointsOf(person)).toMatchObject({ free: 0, next: null })
    expect((await toldOf(person)).at(-1)).toEqual(['other', 'expired', -25])
  })

  test('she hears of each of them days before, by the date of those that are left', async () => {
    const { evening, person } = await aSaver(shop, 2)
    const end = instant((await pointsOf(person)).next?.expiresAt ?? '')
    const paid = await person.ok('order.place', { ...plain(evening, 5), usePoints: 40 })
    await person.pay(paid.orderId)
    await fetched(shop, person, paid.orderId)
    const next = await anEvening(shop)
    await person.ok('station.choose', { stationId: next.stationId })
    await buysAndFetches(shop, next, person, 1)
    await shop.runDue(later(instant(shop.now), days(4)))
    const heard = async () => (await person.ok('message.list', {})).messages.filter(({ kind }) => kind === 'points_end').map(({ facts }) => [facts.points, facts.until])
    // The oldest are used up: what is named is the date of the second ones.
    const { next: second } = await pointsOf(person)
    expect(second && second.expiresAt > end).toBe(true)
    const day = (at: string) => shopClock(later(instant(at), -1))
    await shop.runDue(later(instant(second!.expiresAt), hours(10) - days(30)))
    expect(await heard()).toEqual([[99, day(second!.expiresAt)]])
    // The third ones end a day later, and she hears of them a week before, not in their last hours.
    await shop.runDue(later(instant(second!.expiresAt), hours(10) - days(7)))
    expect((await heard()).map(([points]) => points).sort()).toEqual([119, 99].sort())
  })

  test('who is erased has no points, now or when something of hers goes back', async () => {
    const { evening, person } = await aSaver(shop)
    const { orderId } = await person.ok('order.place', { ...plain(evening, 2), usePoints: 30 })
    await person.pay(orderId)
    await fetched(shop, person, orderId)
    const { askId } = await person.ok('refund.ask', { orderId, lines: [{ itemId: evening.itemId, quantity: 2 }], reason: 'damaged' })
    const { data } = await person.ok('me.export', {})
    expect(data).toMatchObject({ points: [{ free: 70, frozen: 39, held: 0 }] })
    await person.ok('me.erase', { confirm: 'erase' })
    expect((await evening.operator.ok('refund.decide', { askId, accept: true })).amountFen).toBe(3970)
    await shop.runDue(later(instant(shop.now), days(10)))
  })
})
