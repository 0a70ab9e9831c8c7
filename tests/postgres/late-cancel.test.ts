import pg from 'pg'
import { instant, later, minutes } from '@domain/time'
import { anEvening, only, orderOf, opens } from '../pool/fixtures'
import { onPostgres, useServer } from '../support/server'

onPostgres(() => {
  // The campaign is cancelled by hand here, without the trail that a call leaves.
  const shop = useServer({ db: 'postgres', audit: false })

  test('late money does not revive an order while its campaign is being cancelled', async () => {
    const evening = await anEvening(shop)
    const member = await opens(evening, only(await evening.neighbours(1)), { ifNotFilled: 'keep' })
    const { outTradeNo } = await member.person.ok('payment.prepay', { orderId: member.orderId })
    await shop.faults('late')
    await shop.pay(outTradeNo, member.person.openid)
    shop.at(later(instant(shop.now), minutes(20)))
    const cancelling = new pg.Client({ connectionString: shop.databaseUrl ?? '' })
    await cancelling.connect()
    await cancelling.query('begin')
    await cancelling.query('select from campaign where id = $1 for update', [evening.campaignId])
    const news = shop.flush()
    await waitsForUs(cancelling)
    await cancelling.query(`update campaign set state = 'cancelled' where id = $1`, [evening.campaignId])
    await cancelling.query('commit')
    await cancelling.end()
    await news
    expect(await orderOf(member)).toMatchObject({ state: 'refunded', paidFen: 4000, refundedFen: 4000 })
  })
})

/** Until somebody waits for a lock, or has been and gone. */
async function waitsForUs(client: pg.Client): Promise<void> {
  for (let n = 0; n < 100; n++) {
    const { rows } = await client.query(`select 1 from pg_locks where not granted`)
    if (rows.length > 0) return
    await client.query('select pg_sleep(0.02)')
  }
}
