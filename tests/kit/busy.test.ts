import { instant, later, seconds } from '@domain/time'
import { LIMITS } from '../../cloudfunctions/_kit/limits'
import { Wire, type Heard } from '../bench/wire'
import { anEvening, only, plain } from '../pool/fixtures'
import { looking } from '../proof/rows'
import { onBothDatabases, onPostgres, useServer, type Person } from '../support/server'

const MORE_THAN_ROOM = LIMITS.queueDepth + 200

/** So many that nobody of them asks more than one person may. */
const PEOPLE = 6

/** Neighbours ask at once what there is tonight, each time on another connection. */
function crowd(shop: { url: string; now: string }, stationId: string, people: readonly Person[], hears: (heard: Heard) => void): { answers: Promise<Heard[]>; close: () => void } {
  const wire = new Wire(shop.url, 0, MORE_THAN_ROOM)
  const asks = async (_: unknown, n: number) => {
    const headers = { 'x-test-now': shop.now, authorization: `Bearer ${people[n % people.length]?.token}` }
    const heard = await wire.hear('POST', '/api/campaign.tonight', JSON.stringify({ stationId }), headers)
    hears(heard)
    return heard
  }
  return { answers: Promise.all(Array.from({ length: MORE_THAN_ROOM }, asks)), close: () => wire.close() }
}

const withStatus = (answers: readonly Heard[], status: number) => answers.filter((heard) => heard.status === status)

onBothDatabases((db) => {
  const shop = useServer({ db })

  test('far more than there is room for are heard soon, and answered, or told at once when to come again', async () => {
    const { stationId, neighbours } = await anEvening(shop)
    let answered = 0
    const { answers, close } = crowd(shop, stationId, await neighbours(PEOPLE), ({ status }) => (answered += Number(status === 200)))
    const late = new Wire(shop.url, 0, 1)
    expect(await late.ask('GET', '/healthz')).toBe(200)
    late.close()
    expect(answered).toBeLessThan(MORE_THAN_ROOM / 2)
    const all = await answers
    close()
    const away = withStatus(all, 503)
    expect(away.length + withStatus(all, 200).length).toBe(all.length)
    for (const { head, body } of away) {
      expect(body).toBe('{"ok":false,"error":"busy","retryAfter":1}')
      expect(head).toMatch(/\r\nretry-after: 1\r\n/i)
      expect(head).toContain(`\r\nx-now: ${shop.now}`)
    }
    await shop.nobody.ok('campaign.tonight', { stationId })
  })
})

onPostgres(() => {
  const shop = useServer({ db: 'postgres' })

  test('while the database stands still, who began is answered in the end, news of a payment is heard, and a write that was turned away happens once', async () => {
    const evening = await anEvening(shop)
    const people = await evening.neighbours(PEOPLE)
    const person = only(people)
    const { orderId } = await person.ok('order.place', plain(evening))
    const { outTradeNo } = await person.ok('payment.prepay', { orderId })
    await shop.pay(outTradeNo, person.openid)
    const place = () => person.call('order.place', plain(evening), { key: 'a-key-for-both' })

    const { all, news, ready, close } = await looking(shop.databaseUrl, async (db) => {
      await db.query('begin; lock table campaign in access exclusive mode')
      const full = new Promise<ReturnType<typeof crowd>>((isFull) => {
        const came = crowd(shop, evening.stationId, people, ({ status }) => status === 503 && isFull(came))
      })
      const { answers, close } = await full
      const [news, ready] = [shop.flush(), shop.http('GET', '/readyz')]
      expect(await place()).toMatchObject({ status: 503, body: { error: 'busy' } })
      expect((await shop.http('GET', '/healthz')).status).toBe(200)
      await db.query('rollback')
      return { all: await answers, news: await news, ready: await ready, close }
    })
    close()

    const answered = withStatus(all, 200).length
    expect(answered).toBeGreaterThan(0)
    expect(answered + withStatus(all, 503).length).toBe(all.length)
    expect(ready.status).toBe(200)
    expect(shop.output()).not.toContain('"path":"/wechat-pay/notify"')
    // The channel hangs up after five seconds, whatever comes of its news, and then tells it again.
    if (news === 0) await shop.flush(later(instant(shop.now), seconds(60)))
    expect(await person.ok('order.get', { orderId })).toMatchObject({ state: 'paid' })
    const first = await place()
    expect(first.body).toMatchObject({ ok: true })
    expect((await place()).body).toEqual(first.body)
  })
})
