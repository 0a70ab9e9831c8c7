import { policyOf } from '@domain/policy/list'
import { buysAndFetches, newcomers } from '../referral/fixtures'
import { has, switchOn } from '../policy/fixtures'
import { onBothDatabases, useServer, type Person } from '../support/server'

const FRIDAY = '2026-11-26T16:00:00.000Z'
const SATURDAY = '2026-11-27T16:00:00.000Z'

onBothDatabases((db) => {
  const shop = useServer({ db })

  test('where a community switched it on, and only there, on Friday whoever has a tier has a coupon until midnight a day later, and nobody else', async () => {
    const [member, neighbour] = await newcomers(shop, 2, 'friday')
    await buysAndFetches(shop, member!)
    const promised = async (person: Person) => (await person.ok('tier.get', {})).benefits.find(({ benefitId }) => benefitId === 'members_day')
    expect(await promised(member!)).toEqual({ benefitId: 'members_day', from: 'bronze', has: false, offered: false })
    await switchOn(shop, 'members_day')
    expect(await promised(member!)).toMatchObject({ has: true, offered: true, coupons: policyOf('members_day').coupons })
    expect(await promised(neighbour!)).toMatchObject({ has: false, offered: true })
    expect(await promised(await shop.as('c2-resident-1'))).toMatchObject({ has: false, offered: false })
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
