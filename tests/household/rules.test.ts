import fc from 'fast-check'
import { readInvitation } from '@domain/household/code'
import { MEMBERS_MOST, belongs, freeNumber, isFree, leavingAs, letIn, mayAsk, waits, type Member } from '@domain/household/household'

const family = (size: number): Member[] => Array.from({ length: size }, (_, n) => ({ personId: `p${n + 1}`, state: 'member', number: n + 1 }))
const waiting = (personId: string): Member => ({ personId, state: 'waiting', number: null })

describe('household', () => {
  test('a seventh never gets in', () => {
    expect(mayAsk(family(6), [], 'new')).toMatchObject({ refusal: 'household_full' })
    expect(letIn([...family(6), waiting('new')], [], 'new')).toMatchObject({ refusal: 'household_full' })
    expect(letIn([...family(5), waiting('new')], [], 'new')).toEqual({ ok: true, value: 6 })
  })

  test('the number given out is the lowest that nobody holds', () => {
    fc.assert(
      fc.property(fc.subarray([1, 2, 3, 4, 5, 6]), (taken) => {
        const free = freeNumber(taken.map((number) => ({ personId: `p${number}`, state: 'member', number })))
        expect(free).toEqual(taken.length === MEMBERS_MOST ? { ok: false, refusal: 'household_full' } : { ok: true, value: [1, 2, 3, 4, 5, 6].find((n) => !taken.includes(n)) })
      })
    )
  })

  test('who belongs to another household with others must leave it first; one of her own alone ends when she comes in', () => {
    const alone: Member[] = [{ personId: 'new', state: 'member', number: 1 }, waiting('somebody')]
    const together: Member[] = [...family(1), { personId: 'new', state: 'leaving', number: 2 }]
    expect(isFree([], 'new')).toBe(true)
    expect(mayAsk(family(2), alone, 'new').ok).toBe(true)
    expect(mayAsk(family(2), together, 'new')).toMatchObject({ refusal: 'in_household' })
    expect(letIn([...family(2), waiting('new')], together, 'new')).toMatchObject({ refusal: 'in_household' })
    expect(mayAsk(family(2), family(2), 'p1')).toMatchObject({ refusal: 'in_household' })
  })

  test('only who waits can be let in, and who waits does not belong', () => {
    expect(waits([waiting('new')], 'new')).toBe(true)
    expect(waits(family(2), 'p1')).toBe(false)
    expect(belongs(waiting('new'))).toBe(false)
  })

  test('leaving takes effect when no order is open', () => {
    expect(leavingAs(true)).toBe('leaving')
    expect(leavingAs(false)).toBe('gone')
  })
})

describe('invitation code', () => {
  test('letters that look like figures are read as those', () => {
    expect(readInvitation('O1IL0ABC')).toBe('01110ABC')
  })
})
