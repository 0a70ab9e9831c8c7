import fc from 'fast-check'
import { AFTER_WINDOW, buysAndFetches, couponsWhy, newcomers, stepsOf } from '../referral/fixtures'
import type { Answer } from '../support/person'
import { onPostgres, useServer } from '../support/server'
import { race, tally } from './race'

/** As many phones ask at any moment. */
const LANES = 64

onPostgres(() => {
  describe('a storm of invitations', () => {
    const shop = useServer({ db: 'postgres' })
    test('ten thousand random bindings at once end in a forest: one inviter each, always somebody older', async () => {
      const people = await newcomers(shop, 200, 'storm')
      const invites = await race(people, async (person) => (await person.ok('referral.invite', {})).invite)
      const pairs = fc.sample(fc.tuple(fc.nat(people.length - 1), fc.nat(people.length - 1)), { numRuns: 10_000, seed: 20_261_122 })
      const answers: Answer[] = []
      const left = [...pairs]
      await race(Array.from({ length: LANES }), async () => {
        for (let pair = left.pop(); pair; pair = left.pop()) answers.push(await people[pair[0]]!.call('referral.bind', { invite: invites[pair[1]]! }))
      })
      const counts = tally(answers)
      expect(Object.keys(counts).sort()).toEqual(['already_bound', 'invite_own', 'inviter_newer', 'ok'])
      const bound = (await race(people, async (person) => (await person.ok('referral.chain', {})).invitees.length)).reduce((sum, each) => sum + each, 0)
      expect(bound).toBe(counts.ok)
      expect(counts.ok).toBeGreaterThan(people.length / 2)
      const admin = await shop.as('c1-admin-1')
      for (const person of people.slice(0, 20)) {
        const { up } = await admin.ok('referral.chain', { personId: person.personId })
        expect(up.map(({ personId }) => personId)).toEqual([...up.map(({ personId }) => personId)].sort())
      }
    }, 240_000)

    test('fifty parallel bindings of one person are one', async () => {
      const inviters = await newcomers(shop, 50, 'suitor')
      const [bride] = await newcomers(shop, 1, 'bride')
      const invites = await race(inviters, async (person) => (await person.ok('referral.invite', {})).invite)
      expect(tally(await race(invites, (invite) => bride!.call('referral.bind', { invite })))).toEqual({ ok: 1, already_bound: 49 })
    })
  })

  describe('a reward beside a refund and a second order', () => {
    const shop = useServer({ db: 'postgres' })
    test('asking money back at the very moment that the reward falls due leaves one outcome: cancelled without a coupon, or given and kept', async () => {
      const inviters = await newcomers(shop, 12, 'inviter')
      const orders: { friend: Awaited<ReturnType<typeof newcomers>>[number]; orderId: string }[] = []
      for (const [n, inviter] of inviters.entries()) {
        const [friend] = await newcomers(shop, 1, `friend-${n}`, inviter)
        orders.push({ friend: friend!, orderId: await buysAndFetches(shop, friend!, 2, 1 + n) })
      }
      const just = new Date(Date.parse(shop.now) + 48 * 3_600_000 - 1).toISOString()
      const falling = shop.runDue(AFTER_WINDOW)
      await race(orders, ({ friend, orderId }, n) =>
        friend.call('refund.ask', { orderId, lines: [{ itemId: `g1-i${1 + n}`, quantity: 1 }], reason: 'damaged' }, { now: just }))
      await falling
      await shop.runDue(AFTER_WINDOW)
      for (const inviter of inviters) {
        const steps = await stepsOf(inviter)
        const coupons = await couponsWhy(inviter)
        expect([['first cancelled'], ['first granted']]).toContainEqual(steps)
        expect(coupons).toEqual(steps[0] === 'first granted' ? ['reward_first'] : [])
      }
    })
  })
})
