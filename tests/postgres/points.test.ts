import { days, instant, later, minutes } from '@domain/time'
import { buysAndFetches, fetched, pointsOf } from '../points/fixtures'
import { anEvening, only, plain, type Evening } from '../pool/fixtures'
import { onPostgres, useServer, type Person } from '../support/server'
import { race, tally } from './race'

const MANY = { stock: 10_000, limit: 999 }

onPostgres(() => {
  const shop = useServer({ db: 'postgres' })

  /** So many neighbours with a hundred points each that wait, and what earned them. */
  async function earners(count: number): Promise<{ evening: Evening; savers: { person: Person; orderId: string }[] }> {
    const evening = await anEvening(shop, MANY)
    const savers: { person: Person; orderId: string }[] = []
    for (const person of await evening.neighbours(count)) savers.push({ person, orderId: await buysAndFetches(shop, evening, person, 5) })
    return { evening, savers }
  }

  /** An evening after their after-sale windows, at which they buy. */
  async function anotherEvening(savers: readonly { person: Person }[]): Promise<Evening> {
    await shop.runDue(later(instant(shop.now), days(4)))
    const evening = await anEvening(shop, MANY)
    await Promise.all(savers.map(({ person }) => person.ok('station.choose', { stationId: evening.stationId })))
    return evening
  }

  test('eight orders at once that each want 30 of 100 points: three have them, five hear that they are gone, and none is spent twice', async () => {
    const { savers } = await earners(1)
    const { person } = only(savers)
    const evening = await anotherEvening(savers)
    for (let round = 0; round < 12; round++) {
      const answers = await race(Array.from({ length: 8 }), () => person.call('order.place', { ...plain(evening), usePoints: 30 }))
      expect(tally(answers)).toEqual({ ok: 3, points_short: 5 })
      expect(await pointsOf(person)).toMatchObject({ free: 10, held: 90 })
      const placed = answers.flatMap(({ body }) => (body.ok === true ? [(body.value as { orderId: string }).orderId] : []))
      await race(placed, (orderId) => person.ok('order.cancel', { orderId }))
      expect(await pointsOf(person)).toMatchObject({ free: 100, held: 0 })
    }
  })

  test('what is spent while what earned it goes back: first come, and the books say below 0 only where it was spent before', async () => {
    const { evening: before, savers } = await earners(8)
    const asks = await Promise.all(
      savers.map(({ person, orderId }) => person.ok('refund.ask', { orderId, lines: [{ itemId: before.itemId, quantity: 5 }], reason: 'damaged' })),
    )
    const evening = await anotherEvening(savers)
    const outcomes = await Promise.all(
      savers.map(async ({ person }, n) => {
        const { askId } = asks[n]!
        const [spent, decided] = await race([0, 1], (turn) =>
          turn === 0 ? person.call('order.place', { ...plain(evening, 2), usePoints: 100 }) : before.operator.call('refund.decide', { askId, accept: true }),
        )
        expect(decided?.body.ok).toBe(true)
        return [spent?.body.ok === true, await pointsOf(person)] as const
      }),
    )
    for (const [spent, { free, held }] of outcomes) expect([free, held]).toEqual(spent ? [-100, 100] : [0, 0])
  })

  test('an order that goes back in parts while what it earns is booked ends with what was kept of it', async () => {
    const evening = await anEvening(shop, MANY)
    const people = await evening.neighbours(8)
    const desk = await shop.as('c1-admin-1')
    const asked = await Promise.all(
      people.map(async (person, n) => {
        const { orderId } = await person.ok('order.place', plain(evening, 5))
        await person.pay(orderId)
        await desk.ok('pickup.confirm', { code: (await person.ok('pickup.code', { orderId })).code })
        const { askId } = await person.ok('refund.ask', { orderId, lines: [{ itemId: evening.itemId, quantity: 1 + (n % 4) }], reason: 'damaged' })
        return { person, askId, kept: 5 - 1 - (n % 4) }
      }),
    )
    await race([null, ...asked], async (one) => (one === null ? shop.runDue() : evening.operator.ok('refund.decide', { askId: one.askId, accept: true })))
    await shop.runDue()
    for (const { person, kept } of asked) expect(await pointsOf(person)).toMatchObject({ free: 0, frozen: kept * 20 })
  })

  test('points that are over are spent or expire, never both', async () => {
    const { savers } = await earners(6)
    const { next } = await pointsOf(only(savers).person)
    await anotherEvening(savers)
    const end = instant(next?.expiresAt ?? '')
    shop.at(later(end, -days(1)))
    const evening = await anEvening(shop, MANY)
    await Promise.all(savers.map(({ person }) => person.ok('station.choose', { stationId: evening.stationId })))
    const [, ...spent] = await race([null, ...savers], async (one) => (one === null ? shop.runDue(later(instant(shop.now), minutes(10))) : one.person.call('order.place', { ...plain(evening, 2), usePoints: 100 })))
    await shop.runDue()
    for (const [n, { person }] of savers.entries()) {
      const { free, held, entries } = await pointsOf(person)
      const bought = (spent[n] as Awaited<ReturnType<Person['call']>>).body.ok === true
      expect([free, held, entries.filter(({ how }) => how === 'expired').length]).toEqual(bought ? [0, 100, 0] : [0, 0, 1])
    }
    await fetchedNothing(savers, evening)
  })

  /** What came back of orders that lapse is over its date by then, and goes at the next look. */
  async function fetchedNothing(savers: readonly { person: Person }[], evening: Evening): Promise<void> {
    await shop.runDue(evening.cutOff)
    await shop.runDue(later(evening.cutOff, minutes(20)))
    for (const { person } of savers) expect(await pointsOf(person)).toMatchObject({ free: 0, held: 0, next: null })
  }

  test('chains of repayments at random leave the points of every order where its lines say', async () => {
    const { savers } = await earners(4)
    const evening = await anotherEvening(savers)
    await Promise.all(
      savers.map(async ({ person }, n) => {
        const { orderId } = await person.ok('order.place', { ...plain(evening, 7), usePoints: 100 - n * 11 })
        await person.pay(orderId)
        if (n % 2 === 0) await fetched(shop, person, orderId)
        for (const quantity of [1, 2, 1, 3]) {
          const { askId } = await person.ok('refund.ask', { orderId, lines: [{ itemId: evening.itemId, quantity }], reason: 'quality' })
          await evening.operator.ok('refund.decide', { askId, accept: true })
        }
        expect(await pointsOf(person)).toMatchObject({ free: 100, frozen: 0, held: 0 })
      }),
    )
  })
})
