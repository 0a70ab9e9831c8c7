import { onBothDatabases, useServer } from '../support/server'

onBothDatabases((db) => {
  const shop = useServer({ db })

  test('a basket of more than ¥99,999.99 is bad input, not a bill that breaks the contract', async () => {
    const li = await shop.as('c1-resident-1')
    const lines = (items: number) => Array.from({ length: items }, (_, i) => ({ itemId: `g1-i${i + 1}`, quantity: 999 }))
    const ask = (items: number) => li.call('order.quote', { campaignId: 'g1', lines: lines(items), handover: 'station' })
    expect((await ask(5)).body).toMatchObject({ ok: true, value: { goodsFen: 9_990_000 } })
    expect(await ask(6)).toMatchObject({ status: 400, body: { error: 'bad_input', issues: [{ path: 'lines' }] } })
  })
})
