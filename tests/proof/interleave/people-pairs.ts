import { befriend } from '../../household/fixtures'
import { only, plain } from '../../pool/fixtures'
import { newcomers } from '../../referral/fixtures'
import type { Answer, Person } from '../../support/person'
import type { Lab } from '../proxy/lab'
import { asks } from '../proxy/scene'
import type { Pair } from './pairs'
import { aLeader, anEveningOf, sameAnswer } from '../proxy/scenes'

let groups = 0
/** People whom nobody else meets. */
const strangers = ({ shop }: Lab, count: number): Promise<Person[]> => shop.people(count, `meets-${process.pid}-${++groups}`)

const thursday = (lab: Lab, ...names: ('new_resident' | 'thursday_pool')[]) =>
  Promise.all(names.map(async (policyId) => (await lab.shop.as('c1-operator-1')).ok('policy.set', { policyId, communityId: 'c1', on: true })))

export const peoplePairs: readonly Pair[] = [
  {
    name: 'sign in × sign in, a new phone',
    meet: async (lab) => {
      const code = `test:new-${process.pid}-${++groups}`
      const open = { channel: 'test' as const, code }
      const { now } = lab.shop
      const personOf = ({ body }: Answer) => (body.value as { personId?: string } | undefined)?.personId
      return {
        acts: [(server) => server.call('session.open', open, { key: null, now }), (server) => server.call('session.open', open, { key: null, now })],
        lawful: ['ok ok'],
        look: async ([one, other]) => (personOf(one) === personOf(other) ? [] : ['one phone is two people']),
      }
    },
  },
  {
    name: 'household: yes × yes to the same one',
    async meet(lab) {
      const [li, wang, zhao] = (await strangers(lab, 3)) as [Person, Person, Person]
      await befriend(li, wang)
      const { code } = await li.ok('household.invite', {})
      await zhao.ok('household.join', { code })
      const { now } = lab.shop
      const yes = (member: Person) => asks(member, 'household.confirm', { personId: zhao.personId, accept: true }, now)
      return { acts: [yes(li), yes(wang)], lawful: ['ok person_not_found', 'person_not_found ok'] }
    },
  },
  {
    name: 'household: each lets the other in',
    async meet(lab) {
      const [li, wang] = (await strangers(lab, 2)) as [Person, Person]
      const codes = [await li.ok('household.invite', {}), await wang.ok('household.invite', {})]
      await li.ok('household.join', { code: codes[1]!.code })
      await wang.ok('household.join', { code: codes[0]!.code })
      const { now } = lab.shop
      const yes = (member: Person, other: Person) => asks(member, 'household.confirm', { personId: other.personId, accept: true }, now)
      return {
        acts: [yes(li, wang), yes(wang, li)],
        lawful: ['ok person_not_found', 'person_not_found ok'],
        look: async () => {
          const homes = await Promise.all([li, wang].map((one) => one.ok('household.get', {})))
          return homes[0]?.householdId === homes[1]?.householdId ? [] : ['two households of two friends']
        },
      }
    },
  },
  {
    name: 'household: yes × the member leaves',
    async meet(lab) {
      const [li, wang] = (await strangers(lab, 2)) as [Person, Person]
      const { code } = await li.ok('household.invite', {})
      await wang.ok('household.join', { code })
      const { now } = lab.shop
      return {
        acts: [asks(li, 'household.confirm', { personId: wang.personId, accept: true }, now), asks(li, 'household.leave', {}, now)],
        lawful: ['ok ok', 'person_not_found ok', 'ok household_not_found'],
      }
    },
  },
  {
    name: 'household: the last two leave',
    async meet(lab) {
      const [li, wang] = (await strangers(lab, 2)) as [Person, Person]
      await befriend(li, wang)
      const { now } = lab.shop
      return { acts: [asks(li, 'household.leave', {}, now), asks(wang, 'household.leave', {}, now)], lawful: ['ok ok'] }
    },
  },
  {
    name: 'bind × bind, two inviters',
    async meet(lab) {
      const [li, wang] = (await newcomers(lab.shop, 2, `inviters-${++groups}`)) as [Person, Person]
      const [bride] = (await newcomers(lab.shop, 1, `bride-${groups}`)) as [Person]
      const { now } = lab.shop
      const binds = async (inviter: Person) => asks(bride, 'referral.bind', { invite: (await inviter.ok('referral.invite', {})).invite }, now)
      return { acts: [await binds(li), await binds(wang)], lawful: ['ok already_bound', 'already_bound ok'] }
    },
  },
  {
    name: 'bind × her first order',
    async meet(lab) {
      const { evening, people, now } = await anEveningOf(lab, 2)
      // They signed in at the same time, and nobody is invited by who came after her.
      const [inviter, friend] = [...people].sort((a, b) => (a.personId < b.personId ? -1 : 1)) as [Person, Person]
      const { invite } = await inviter.ok('referral.invite', {})
      return {
        acts: [asks(friend, 'referral.bind', { invite }, now), asks(friend, 'order.place', plain(evening), now)],
        lawful: ['ok ok', 'already_bought ok'],
      }
    },
  },
  {
    name: 'reward due × money asked back',
    async meet(lab) {
      const { shop } = lab
      const { evening, people, now } = await anEveningOf(lab, 1)
      const inviter = only(people)
      const { invite } = await inviter.ok('referral.invite', {})
      const friend = only(await evening.neighbours(1))
      await friend.ok('referral.bind', { invite })
      const leader = await aLeader(lab, evening)
      const { orderId } = await friend.ok('order.place', plain(evening, 2))
      await friend.pay(orderId)
      const { code } = await friend.ok('pickup.code', { orderId })
      await leader.ok('pickup.confirm', { code })
      await shop.runDue()
      const due = new Date(Date.parse(now) + 48 * 3_600_000).toISOString()
      const just = new Date(Date.parse(due) - 1).toISOString()
      return {
        acts: [(server) => server.due(due), asks(friend, 'refund.ask', { orderId, lines: [{ itemId: evening.itemId, quantity: 1 }], reason: 'damaged' }, just)],
        lawful: ['ok ok'],
        then: due,
        look: async () => {
          const steps = (await inviter.ok('referral.rewards', {})).rewards.map(({ step, state }) => `${step} ${state}`)
          const coupons = (await inviter.ok('coupon.mine', { show: 'usable' })).coupons.filter(({ why }) => why === 'reward_first').length
          return (steps[0] === 'first cancelled' && coupons === 0) || (steps[0] === 'first granted' && coupons === 1) ? [] : [`${steps.join()} with ${coupons} coupons`]
        },
      }
    },
  },
  {
    name: 'policy run × policy run',
    async meet(lab) {
      await thursday(lab, 'thursday_pool')
      const operator = await lab.shop.as('c1-operator-1')
      const run = () => asks(operator, 'policy.run', { policyId: 'thursday_pool', communityId: 'c1' }, lab.shop.now)
      const started = ({ body }: Answer) => (body.value as { started?: boolean } | undefined)?.started === true
      return {
        acts: [run(), run()],
        lawful: ['ok ok'],
        then: lab.shop.now,
        look: async (answers) => (answers.filter(started).length === 1 ? [] : [`${answers.filter(started).length} runs were started`]),
      }
    },
  },
  {
    name: 'two schedulers, a policy is served',
    async meet(lab) {
      await thursday(lab, 'thursday_pool')
      const operator = await lab.shop.as('c1-operator-1')
      await operator.ok('policy.run', { policyId: 'thursday_pool', communityId: 'c1' })
      const { now } = lab.shop
      return {
        acts: [(server) => server.due(now), (server) => server.due(now)],
        lawful: ['ok ok'],
        look: async () => {
          const [counts] = await lab.undo.query<{ given: number; coupons: number; owners: number }>(
            `select (select count(*)::int from policy_grant where outcome = 'given') as given, count(*)::int as coupons, count(distinct person_id)::int as owners from coupon where why = 'thursday_pool'`)
          return counts && counts.given > 0 && counts.given === counts.coupons && counts.coupons === counts.owners ? [] : [JSON.stringify(counts)]
        },
      }
    },
  },
  {
    name: 'a right is used × taken away',
    async meet(lab) {
      const { evening, now } = await anEveningOf(lab, 0)
      const { campaignId, itemId, operator, stationId } = evening
      const leader = await aLeader(lab, evening)
      return {
        acts: [asks(leader, 'campaign.offer', { campaignId, itemId, offered: 50 }, now), asks(operator, 'role.revoke', { personId: leader.personId, role: 'leader', scopeId: stationId }, now)],
        lawful: ['ok ok', 'forbidden ok'],
      }
    },
  },
  {
    name: 'erase × place',
    async meet(lab) {
      const { evening, people, now } = await anEveningOf(lab, 1)
      const li = only(people)
      return {
        acts: [asks(li, 'me.erase', { confirm: 'erase' }, now), asks(li, 'order.place', plain(evening), now)],
        lawful: ['ok no_session', 'orders_open ok'],
      }
    },
  },
  {
    name: 'erase × sent again',
    async meet(lab) {
      const [li] = (await strangers(lab, 1)) as [Person]
      const erase = asks(li, 'me.erase', { confirm: 'erase' }, lab.shop.now)
      return { acts: [erase, erase], lawful: ['ok ok', 'ok no_session', 'no_session ok'], look: (answers) => (answers.every(({ body }) => body.ok) ? sameAnswer(answers) : Promise.resolve([])) }
    },
  },
]
