import { buysAndFetches, newcomers } from '../referral/fixtures'
import { has, switchOn } from '../policy/fixtures'
import { onBothDatabases, useServer } from '../support/server'

const FRIDAY = '2026-11-26T16:00:00.000Z'
const SATURDAY = '2026-11-27T16:00:00.000Z'

onBothDatabases((db) => {
  const shop = useServer({ db })

  test('on Friday whoever has a tier has a coupon until midnight a day later, and nobody else', async () => {
    await switchOn(shop, 'members_day')
    const [member, neighbour] = await newcomers(shop, 2, 'friday')
    await buysAndFetches(shop, member!)
    expect(await has(member!, 'members_day')).toEqual([])
    shop.at(FRIDAY)
    await shop.runDue()
    expect(await has(member!, 'members_day')).toMatchObject([{ state: 'issued', validUntil: SATURDAY, terms: { benefit: { offFen: 300 }, thresholdFen: 3_000 } }])
    expect(await has(neighbour!, 'members_day')).toEqual([])
    shop.at('2026-11-26T20:00:00.000Z')
    await shop.runDue()
    expect((await has(member!, 'members_day')).length).toBe(1)
  })
})
