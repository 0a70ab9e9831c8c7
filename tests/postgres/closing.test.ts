import { instant } from '@domain/time'
import pg from 'pg'
import { makeCall, NOBODY, type Call } from '../../cloudfunctions/_kit/call'
import { inTransaction, openPool } from '../../cloudfunctions/_kit/db'
import { shared } from '../../cloudfunctions/_kit/runtime'
import { readSettings } from '../../cloudfunctions/_kit/settings'
import { lockOrder } from '../../cloudfunctions/order/order'
import { collect } from '../../cloudfunctions/payment/collect'
import { collectFound } from '../../cloudfunctions/payment/payment'
import { anEvening, only, plain } from '../pool/fixtures'
import { onPostgres, useServer } from '../support/server'
import { waiting } from './race'

onPostgres(() => {
  const shop = useServer({ db: 'postgres' })

  describe('two transactions of one order that is paid', () => {
    let beside: pg.Client

    beforeAll(async () => {
      const connectionString = shop.databaseUrl ?? ''
      shared().settings = readSettings({ DATABASE_URL: connectionString })
      shared().pool = openPool({ connectionString }, 2)
      beside = new pg.Client({ connectionString })
      await beside.connect()
    })
    afterAll(async () => {
      await beside.end()
      await shared().pool?.end()
    })

    /** An unpaid order with a cashier open in each of the two ways. */
    async function twoCashiers() {
      const evening = await anEvening(shop)
      const person = only(await evening.neighbours(1))
      const { orderId } = await person.ok('order.place', plain(evening, 2))
      const closed = await person.ok('payment.prepay', { orderId })
      const paid = await person.ok('payment.prepay', { orderId, way: 'h5' })
      const news = { outTradeNo: paid.outTradeNo, transactionId: `t-${paid.outTradeNo}`, amountFen: paid.payFen, currency: 'CNY', payer: person.openid }
      return { person, orderId, closed, news }
    }

    const paymentsOf = async (orderId: string): Promise<unknown> => (await beside.query('select state, counted from payment where order_id = $1 order by id', [orderId])).rows

    /** One transaction of the shop's own; says each time that it is tried. */
    const within = (tries: string[], name: string, work: (call: Call) => Promise<unknown>): Promise<unknown> =>
      inTransaction('write', (tx) => {
        tries.push(name)
        return work(makeCall(tx, NOBODY, { now: instant(shop.now) }, { wake: false }))
      })

    test('one cashier is found closed while money comes through the other: one waits for the other, and none is ended for it', async () => {
      const { person, orderId, closed, news } = await twoCashiers()
      const tries: string[] = []
      let heard: Promise<unknown> = Promise.resolve()
      await within(tries, 'close', async (call) => {
        await collectFound(call, [{ outTradeNo: closed.outTradeNo, kind: 'closed' }], 'other')
        if (tries.length === 1) {
          heard = within(tries, 'hear', (other) => collect(other, news, null, 'other'))
          await waiting(beside, 1)
        }
        await lockOrder(call.tx, orderId)
      })
      await heard
      expect(tries).toEqual(['close', 'hear'])
      expect(await person.ok('order.get', { orderId })).toMatchObject({ state: 'paid', paidFen: 4000 })
    })

    test('what was paid while somebody was about to mark it closed stays paid', async () => {
      const { orderId, news } = await twoCashiers()
      const tries: string[] = []
      let marked: Promise<unknown> = Promise.resolve()
      await within(tries, 'hear', async (call) => {
        await collect(call, news, null, 'other')
        marked = within(tries, 'close', (other) => collectFound(other, [{ outTradeNo: news.outTradeNo, kind: 'closed' }], 'other'))
        await waiting(beside, 1)
      })
      await marked
      expect(await paymentsOf(orderId)).toEqual([{ state: 'open', counted: null }, { state: 'paid', counted: 'order' }])
    })

    test('and where news of a wrong sum comes for it at the same time: the sum is set apart', async () => {
      const { orderId, news } = await twoCashiers()
      const tries: string[] = []
      let set: Promise<unknown> = Promise.resolve()
      await within(tries, 'hear', async (call) => {
        await collect(call, news, null, 'other')
        set = within(tries, 'set apart', (other) => collect(other, { ...news, transactionId: `${news.transactionId}-2`, amountFen: news.amountFen + 1 }, null, 'other'))
        await waiting(beside, 1)
      })
      await set
      expect(tries).toEqual(['hear', 'set apart'])
      expect(await paymentsOf(orderId)).toEqual([{ state: 'open', counted: null }, { state: 'paid', counted: 'order' }])
    })

    test('who holds the order sets the same wrong sum apart: one waits for the other, and none is ended for it', async () => {
      const { orderId, closed, news } = await twoCashiers()
      const wrong = { ...news, amountFen: news.amountFen + 1 }
      const tries: string[] = []
      let heard: Promise<unknown> = Promise.resolve()
      await within(tries, 'close', async (call) => {
        await collectFound(call, [{ outTradeNo: closed.outTradeNo, kind: 'closed' }], 'other')
        if (tries.length === 1) {
          heard = within(tries, 'hear', (other) => collect(other, wrong, null, 'other'))
          await waiting(beside, 1)
        }
        await collectFound(call, [{ outTradeNo: news.outTradeNo, kind: 'paid', news: wrong, at: null }], 'other')
      })
      await heard
      expect(tries).toEqual(['close', 'hear'])
      expect(await paymentsOf(orderId)).toEqual([{ state: 'closed', counted: null }, { state: 'closed', counted: null }])
    })
  })
})
