import type { RewardState } from '@domain/referral/contract'
import { CHANNELS } from '@domain/referral/channels'
import type { FirstReward } from '@domain/referral/reward'
import { LADDER_TERMS, REWARD_TERMS, dueVerdict, isOpen, keptEnough, mayBecome, stepFor } from '@domain/referral/reward'
import type { Mark, Marks, RiskFacts } from '@domain/referral/risk'
import { MARKS, judge, normalAddress, sharedMarks } from '@domain/referral/risk'
import { days, instant, later } from '@domain/time'
import fc from 'fast-check'

const AT = instant('2026-11-22T10:00:00.000Z')
const order = (keptFen: number, placedAt = AT) => ({ orderId: 'o2', placedAt, keptFen })
const first = (state: RewardState, orderId = 'o1'): FirstReward => ({ orderId, state, pickedUpAt: AT })

describe('which step an order is for', () => {
  test.each([
    [2_900, 'first'],
    [2_899, null],
    [10_000, 'first'],
  ])('of a first order %i fen were kept: %s', (keptFen, step) => expect(stepFor(order(keptFen), null, false)).toBe(step))

  test('a smaller order leaves the first step to a later one', () => {
    expect(stepFor(order(500), null, false)).toBeNull()
    expect(stepFor(order(3_000), null, false)).toBe('first')
  })
  test('a cancelled first step gives its place to the next order that is large enough', () => {
    expect(stepFor(order(3_000), first('cancelled'), false)).toBe('first')
    expect(stepFor(order(300), first('cancelled'), false)).toBeNull()
  })
  test('the second step takes any amount, but only of an order placed after the first was fetched and within thirty days of it', () => {
    const soon = later(AT, 1)
    expect(stepFor(order(1, soon), first('waiting'), false)).toBe('again')
    expect(stepFor(order(1, AT), first('granted'), false)).toBeNull()
    expect(stepFor(order(1, later(AT, days(30))), first('granted'), false)).toBe('again')
    expect(stepFor(order(1, later(AT, days(30) + 1)), first('granted'), false)).toBeNull()
    expect(stepFor(order(0, soon), first('granted'), false)).toBeNull()
    expect(stepFor(order(1, soon), first('granted'), true)).toBeNull()
  })
  test.each(['refused', 'taken_back'] as const)('a first step that was %s has no second', (state) => {
    expect(stepFor(order(9_000, later(AT, 1)), first(state), false)).toBeNull()
  })
  test('one order is never both steps', () => expect(stepFor(order(9_000, later(AT, 1)), first('granted', 'o2'), false)).toBeNull())
})

describe('when a reward is due', () => {
  const facts = { step: 'first' as const, fetched: true, keptFen: 2_900, asked: false, first: null }
  test('an order that was fetched, kept and never questioned deserves it', () => expect(dueVerdict(facts)).toBe('deserved'))
  test.each([
    ['refund_asked', { asked: true }],
    ['not_kept', { fetched: false }],
    ['not_kept', { keptFen: 2_899 }],
    ['first_gone', { step: 'again' as const, first: 'cancelled' as const }],
    ['first_gone', { step: 'again' as const, first: 'refused' as const }],
    ['first_gone', { step: 'again' as const, first: 'taken_back' as const }],
    ['first_gone', { step: 'again' as const, first: null }],
    ['first_undecided', { step: 'again' as const, first: 'waiting' as const }],
    ['first_undecided', { step: 'again' as const, first: 'held' as const }],
    ['first_undecided', { step: 'again' as const, first: 'budget' as const }],
    ['deserved', { step: 'again' as const, first: 'granted' as const, keptFen: 1 }],
    ['not_kept', { step: 'again' as const, first: 'granted' as const, keptFen: 0 }],
  ])('%s', (verdict, change) => expect(dueVerdict({ ...facts, ...change })).toBe(verdict))
})

describe('a reward', () => {
  const STATES: readonly RewardState[] = ['waiting', 'held', 'budget', 'granted', 'refused', 'cancelled', 'taken_back']

  test('goes from state to state as its rules say and nowhere else', () => {
    const ways = STATES.map((from) => [from, ...STATES.filter((to) => mayBecome(from, to))].join(' '))
    expect(ways).toEqual([
      'waiting held budget granted refused cancelled',
      'held waiting budget granted refused cancelled',
      'budget granted refused cancelled',
      'granted taken_back',
      'refused granted cancelled',
      'cancelled waiting',
      'taken_back',
    ])
    expect(STATES.filter(isOpen)).toEqual(['held', 'budget', 'refused'])
  })

  test('takes ten yuan off and then five, within thirty days of receiving it; the ladder carries for a year', () => {
    const amount = (offFen: number, thresholdFen: number) => ({ benefit: { kind: 'amount', offFen }, thresholdFen, valid: { kind: 'days', days: 30, start: 'receiving' }, group: 'goods' })
    expect(REWARD_TERMS).toMatchObject({ first: amount(1_000, 2_900), again: amount(500, 1_500) })
    expect(LADDER_TERMS).toMatchObject({ benefit: { kind: 'door', capFen: 1_000 }, thresholdFen: 0, valid: { kind: 'days', days: 365, start: 'receiving' }, group: 'door' })
    for (const terms of [REWARD_TERMS.first, REWARD_TERMS.again, LADDER_TERMS]) expect(terms).toMatchObject({ scope: { kind: 'all' }, pools: 'any', paidBy: 'us' })
  })

  test('of the first step needs its least kept, of the second anything', () => {
    expect([2_899, 2_900].map((keptFen) => keptEnough('first', keptFen))).toEqual([false, true])
    expect([0, 1].map((keptFen) => keptEnough('again', keptFen))).toEqual([false, true])
  })
})

const NOTHING_SHARED: RiskFacts = { withInviter: new Set(), withRewarded: new Set(), withUpline: new Set(), barely: 0, takenBack: 0 }

describe('who is judged how', () => {
  test('somebody who shares nothing with anybody is allowed, with no reason to give', () => expect(judge(NOTHING_SHARED)).toEqual({ verdict: 'allow', reasons: [] }))
  test.each(MARKS)('the same %s as the inviter: no reward, and the reason says so', (mark) => {
    expect(judge({ ...NOTHING_SHARED, withInviter: new Set<Mark>([mark]) })).toEqual({ verdict: 'refuse', reasons: [{ rule: `self_${mark}`, score: 100 }] })
  })
  test.each(MARKS)('the same %s as an invitee already rewarded: a family counts once', (mark) => {
    expect(judge({ ...NOTHING_SHARED, withRewarded: new Set<Mark>([mark]) }).verdict).toBe('refuse')
  })
  test.each(MARKS)('the same %s as the one above the inviter: a person looks', (mark) => {
    expect(judge({ ...NOTHING_SHARED, withUpline: new Set<Mark>([mark]) }).verdict).toBe('hold')
  })
  test('rewards that were barely earned or often undone make a person look; never how many or how fast', () => {
    expect(judge({ ...NOTHING_SHARED, barely: 4, takenBack: 2 }).verdict).toBe('allow')
    expect(judge({ ...NOTHING_SHARED, barely: 5 }).verdict).toBe('hold')
    expect(judge({ ...NOTHING_SHARED, takenBack: 3 }).verdict).toBe('hold')
  })

  const marks = (change: Partial<Marks>): Marks => ({ phone: null, addresses: [], payers: [], devices: [], household: null, ...change })
  test('nothing known is nothing shared', () => expect(sharedMarks(marks({}), marks({})).size).toBe(0))
  test('what two share is the same from both sides', () => {
    const some = fc.record({
      phone: fc.constantFrom(null, '1', '2'),
      household: fc.constantFrom(null, 'a', 'b'),
      addresses: fc.subarray(['x', 'y', 'z']),
      payers: fc.subarray(['p', 'q']),
      devices: fc.subarray(['d', 'e']),
    })
    fc.assert(fc.property(some, some, (a, b) => expect([...sharedMarks(a, b)]).toEqual([...sharedMarks(b, a)])))
  })
})

describe('an address', () => {
  test.each([
    ['3幢', '501', '３号楼', '501室'],
    ['三栋', '2单元501', '3', '2-501'],
    ['十二幢', '301', '12', '3 0 1'],
    ['03', '0501', '3', '501'],
  ])('%s %s is %s %s', (building, door, same, sameDoor) => expect(normalAddress('c1', building, door)).toBe(normalAddress('c1', same, sameDoor)))
  test('another door, building or community is another address', () => {
    const here = normalAddress('c1', '3', '501')
    expect(new Set([here, normalAddress('c1', '3', '502'), normalAddress('c1', '4', '501'), normalAddress('c2', '3', '501')]).size).toBe(4)
  })
  test('half an address is none', () => {
    expect(normalAddress('c1', '3', null)).toBeNull()
    expect(normalAddress('c1', '幢', '501')).toBeNull()
  })
})

test('there is no step beyond the second, and none for anybody but the inviter', () => expect(Object.keys(REWARD_TERMS)).toEqual(['first', 'again']))
test('a web page inside WeChat earns nothing for inviting', () => {
  expect(CHANNELS['wechat-h5'].inviteRewards).toBe(false)
  expect(CHANNELS.test).toEqual(CHANNELS.weapp)
})
