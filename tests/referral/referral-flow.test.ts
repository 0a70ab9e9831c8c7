import type { ShopDay } from '@domain/time'
import { befriend } from '../household/fixtures'
import type { Person } from '../support/server'
import { onBothDatabases, useServer } from '../support/server'
import { AFTER_WINDOW, buysAndFetches, couponsWhy, fetches, newcomers, stepsOf } from './fixtures'

const MONTH = { from: '2026-11-01' as ShopDay, until: '2026-11-30' as ShopDay }

onBothDatabases((db) => {
  describe('who came through whom', () => {
    const shop = useServer({ db })
    let li: Person
    beforeAll(async () => {
      li = await shop.as('c1-resident-1')
    })

    test('an invitation is one’s own, the same at every look, and says nothing', async () => {
      const { invite, earns, source } = await li.ok('referral.invite', {})
      expect((await li.ok('referral.invite', {})).invite).toBe(invite)
      expect({ earns, source }).toEqual({ earns: true, source: 'resident' })
      expect(invite).toMatch(/^[0-9A-Z]{26}$/)
      expect(invite).not.toContain(li.personId)
    })

    test('somebody new binds at her first sign-in, and her inviter sees a drawn face', async () => {
      const { invite } = await li.ok('referral.invite', {})
      const opened = await shop.call('session.open', { channel: 'test', code: 'test:newcomer-1', invite }, { key: null })
      expect(opened.body.ok).toBe(true)
      const newcomer = await shop.as('newcomer-1')
      expect(await newcomer.refusal('referral.bind', { invite })).toBe('already_bound')
      const { invitees, up, down } = await li.ok('referral.chain', {})
      expect(invitees).toMatchObject([{ nickname: null, step: 'came' }])
      expect({ up, down }).toEqual({ up: [], down: [] })
      expect(JSON.stringify(invitees)).not.toContain(newcomer.personId)
    })

    test('an invitation that leads nowhere keeps nobody from signing in', async () => {
      const { body } = await shop.call('session.open', { channel: 'test', code: 'test:newcomer-2', invite: 'NOWHERE' }, { key: null })
      expect(body.ok).toBe(true)
    })

    test('nobody binds to herself, twice, to somebody newer, or after she has paid', async () => {
      const [older, newer] = await newcomers(shop, 2, 'bind')
      const { invite } = await newer!.ok('referral.invite', {})
      expect(await newer!.refusal('referral.bind', { invite })).toBe('invite_own')
      expect(await older!.refusal('referral.bind', { invite })).toBe('inviter_newer')
      expect(await newer!.refusal('referral.bind', { invite: 'NOWHERE' })).toBe('invite_not_found')
      await newer!.ok('referral.bind', { invite: (await older!.ok('referral.invite', {})).invite })
      expect(await newer!.refusal('referral.bind', { invite: (await li.ok('referral.invite', {})).invite })).toBe('already_bound')
      await buysAndFetches(shop, older!, 1)
      expect(await older!.refusal('referral.bind', { invite: (await li.ok('referral.invite', {})).invite })).toBe('already_bought')
    })

    test('only who leads a station invites as its leader, only an operator for a store; both are counted apart', async () => {
      const leader = await shop.as('c1-leader-1')
      const operator = await shop.as('c1-operator-1')
      expect(await li.refusal('referral.invite', { source: 'leader' })).toBe('not_yours_to_make')
      expect(await li.refusal('referral.invite', { label: '邻拼官方' })).toBe('not_yours_to_make')
      expect(await leader.refusal('referral.invite', { source: 'store', label: '豆浆店' })).toBe('not_yours_to_make')
      expect(await leader.ok('referral.invite', { source: 'leader', stationId: 's1' })).toMatchObject({ source: 'leader', earns: true })
      const store = await operator.ok('referral.invite', { source: 'store', stationId: 's1', label: '豆浆店' })
      expect(store).toMatchObject({ source: 'store', earns: false, label: '豆浆店' })
      const [guest] = await newcomers(shop, 1, 'store')
      expect(await guest!.ok('referral.bind', { invite: store.invite })).toEqual({ source: 'store', stationId: 's1' })
      const { sources } = await operator.ok('referral.sources', { communityId: 'c1', from: MONTH.from, until: MONTH.until })
      expect(sources).toContainEqual({ source: 'store', label: '豆浆店', came: 1, bought: 0, paidFen: 0, costFen: 0, cacFen: null })
    })

    test('an operator sees a chain to its root and two levels down; nobody else’s community is in it', async () => {
      const [one] = await newcomers(shop, 1, 'root')
      const [two, other] = await newcomers(shop, 2, 'second', one)
      const [three] = await newcomers(shop, 1, 'third', two)
      const [four] = await newcomers(shop, 1, 'fourth', three)
      const operator = await shop.as('c1-operator-1')
      const { up, down } = await operator.ok('referral.chain', { personId: two!.personId })
      expect(up.map(({ personId }) => personId)).toEqual([one!.personId, two!.personId])
      expect(up[0]).toMatchObject({ children: 2, grandchildren: 1, source: null })
      expect(down.map(({ personId, inviterId }) => [inviterId, personId])).toEqual([
        [two!.personId, three!.personId],
        [three!.personId, four!.personId],
      ])
      expect(await (await shop.as('c2-operator-1')).refusal('referral.chain', { personId: two!.personId })).toBe('person_not_found')
      expect(await one!.refusal('referral.chain', { personId: other!.personId })).toBe('person_not_found')
    })

    test('who is erased invites nobody any more', async () => {
      const [gone] = await newcomers(shop, 1, 'gone')
      const [late] = await newcomers(shop, 1, 'late')
      const { invite } = await gone!.ok('referral.invite', {})
      await gone!.ok('me.erase', { confirm: 'erase' })
      expect(await late!.refusal('referral.bind', { invite })).toBe('invite_not_found')
    })
  })

  describe('what a friend’s purchase earns', () => {
    const shop = useServer({ db })
    const PICKED = '2026-11-22T03:00:00.000Z'

    test('ten yuan once the after-sale window is over, five more for coming back; smaller orders before it use nothing up', async () => {
      const [inviter] = await newcomers(shop, 1, 'a')
      const [friend] = await newcomers(shop, 1, 'b', inviter)
      await buysAndFetches(shop, friend!, 1)
      expect(await stepsOf(inviter!)).toEqual([])
      await buysAndFetches(shop, friend!, 2)
      expect(await stepsOf(inviter!)).toEqual(['first waiting'])
      shop.at(PICKED)
      await buysAndFetches(shop, friend!, 1)
      expect(await stepsOf(inviter!)).toEqual(['again waiting', 'first waiting'])
      expect(await couponsWhy(inviter!)).toEqual([])

      const [asks, declines, keeps] = await newcomers(shop, 3, 'c', inviter)
      const leader = await shop.as('c1-leader-1')
      for (const person of [asks, declines, keeps]) {
        const orderId = await buysAndFetches(shop, person!, 2)
        if (person === keeps) continue
        const { askId } = await person!.ok('refund.ask', { orderId, lines: [{ itemId: 'g1-i1', quantity: 1 }], reason: 'damaged' })
        await shop.runDue()
        await leader.ok('refund.decide', { askId, accept: person === asks })
      }
      await buysAndFetches(shop, declines!, 2)
      expect((await inviter!.ok('referral.chain', {})).invitees.map(({ step }) => step)).toEqual(['bought', 'bought', 'came', 'bought'])

      await shop.runDue(AFTER_WINDOW)
      await shop.flush()
      expect(await stepsOf(inviter!)).toEqual(['again granted', 'first cancelled', 'first granted', 'first granted', 'first granted'])
      const coupons = (await inviter!.ok('coupon.mine', { show: 'usable' })).coupons.filter(({ why }) => why.startsWith('reward'))
      expect(coupons.map(({ terms }) => terms.benefit)).toEqual(expect.arrayContaining([{ kind: 'amount', offFen: 1_000 }, { kind: 'amount', offFen: 500 }]))
      expect(await couponsWhy(inviter!)).toEqual(['ladder', 'reward_again', 'reward_first', 'reward_first', 'reward_first'])
      const { ladder, monthLeft } = await inviter!.ok('referral.rewards', {})
      expect({ ladder, monthLeft }).toEqual({ ladder: { need: 3, have: 3, reached: true }, monthLeft: 16 })
      expect(await stepsOf(friend!)).toEqual([])
    })
  })

  describe('who is one household gets nothing for inviting herself', () => {
    const shop = useServer({ db })
    const live = { building: '9幢', door: '901', consent: [{ kind: 'address' as const, version: 1, given: true }] }

    test('each shared mark refuses the reward, says why, and an operator can overturn it', async () => {
      const [inviter] = await newcomers(shop, 1, 'self')
      await inviter!.ok('me.update', live)
      const [near, family, twin] = await newcomers(shop, 3, 'kin', inviter)
      await near!.ok('me.update', { ...live, building: '九号楼' })
      await befriend(inviter!, family!)
      for (const openid of [inviter!.openid, twin!.openid]) {
        await shop.call('session.open', { channel: 'test', code: `test:${openid}`, install: 'one-and-the-same' }, { key: null })
      }
      for (const person of [near, family, twin]) await buysAndFetches(shop, person!, 2)
      await shop.runDue(AFTER_WINDOW)
      const { rewards } = await inviter!.ok('referral.rewards', {})
      expect(rewards.map(({ state, reasons }) => [state, reasons[0]?.rule]).sort()).toEqual([
        ['refused', 'self_address'],
        ['refused', 'self_device'],
        ['refused', 'self_household'],
      ])
      expect(await couponsWhy(inviter!)).toEqual([])

      const operator = await shop.as('c1-operator-1')
      const { rewards: refused } = await operator.ok('referral.review', { communityId: 'c1', state: 'refused' })
      expect(refused).toHaveLength(3)
      await operator.ok('referral.decide', { rewardId: refused[0]!.rewardId, allow: true, reason: '两家人' })
      expect(await couponsWhy(inviter!)).toEqual(['reward_first'])
      expect(await operator.refusal('referral.decide', { rewardId: refused[0]!.rewardId, allow: false, reason: '再想想' })).toBe('reward_over')
      const { entries } = await operator.ok('ops.trail', {})
      expect(entries.find(({ what }) => what === 'referral.decide')).toMatchObject({ before: { state: 'refused' }, after: { state: 'granted', reason: '两家人' } })
    })

    test('a launch evening, many newcomers on one network within an hour, passes', async () => {
      shop.at('2026-11-25T11:00:00.000Z')
      const [host] = await newcomers(shop, 1, 'host')
      const guests = await newcomers(shop, 20, 'guest', host)
      expect((await host!.ok('referral.chain', {})).invitees).toHaveLength(guests.length)
    })
  })

  describe('an order for the door', () => {
    const shop = useServer({ db })
    test('leaves its address as a mark even after she has moved on', async () => {
      const [inviter] = await newcomers(shop, 1, 'door')
      const [friend] = await newcomers(shop, 1, 'moved', inviter)
      const live = { building: '5幢', door: '505', consent: [{ kind: 'address' as const, version: 1, given: true }] }
      await inviter!.ok('me.update', live)
      await friend!.ok('me.update', live)
      const { orderId } = await friend!.ok('order.place', { campaignId: 'g1', lines: [{ itemId: 'g1-i2', quantity: 2 }], handover: 'door' })
      await friend!.pay(orderId)
      await friend!.ok('me.update', { building: '8幢', door: '801' })
      await fetches(shop, friend!, orderId)
      await shop.runDue(AFTER_WINDOW)
      expect((await inviter!.ok('referral.rewards', {})).rewards).toMatchObject([{ state: 'refused', reasons: [{ rule: 'self_address' }] }])
    })
  })
})
