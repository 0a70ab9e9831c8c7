import fc from 'fast-check'
import { CONSENT_VERSIONS, GUARDED_BY, changeConsents, isCurrent, type Consent, type ConsentAnswer, type PersonalField } from '@domain/me/consent'
import type { ConsentKind } from '@domain/me/contract'
import { keptPhone, maskPhone, mayErase } from '@domain/me/me'
import { instant } from '@domain/time'
import { consentWords } from '../../src/me/words'

const at = instant('2026-11-22T02:00:00.000Z')
const given = (kind: ConsentKind, version = CONSENT_VERSIONS[kind]): Consent => ({ kind, version, givenAt: at, withdrawnAt: null })
const answer = (kind: ConsentKind, yes = true, version = CONSENT_VERSIONS[kind]): ConsentAnswer => ({ kind, version, given: yes })
const kinds = Object.keys(CONSENT_VERSIONS) as ConsentKind[]
const fields = Object.keys(GUARDED_BY) as PersonalField[]

describe('consent', () => {
  test('a field may be filled with its consent given before or in the same breath', () => {
    expect(changeConsents([given('phone')], [], ['phone'])).toMatchObject({ ok: true, value: { give: [], withdraw: [], clear: [] } })
    expect(changeConsents([], [answer('address')], ['door', 'building'])).toMatchObject({ ok: true, value: { give: ['address'] } })
  })

  test('without it, or with the consent to something else, the field is refused by name', () => {
    expect(changeConsents([given('privacy')], [answer('show_profile')], ['phone'])).toEqual({ ok: false, refusal: 'consent_needed', detail: { kinds: ['phone'] } })
  })

  test('an answer to older or newer words than today’s is refused', () => {
    expect(changeConsents([], [answer('privacy', true, CONSENT_VERSIONS.privacy + 1)], [])).toMatchObject({ ok: false, refusal: 'consent_outdated' })
  })

  test('what was agreed to older words, or taken back, does not count any more', () => {
    expect(isCurrent(given('privacy', CONSENT_VERSIONS.privacy + 1))).toBe(false)
    expect(isCurrent({ ...given('privacy'), withdrawnAt: at })).toBe(false)
  })

  test('who agreed to be seen in pools and households alone is not seen in reviews: she is asked again, and they are named', () => {
    expect(isCurrent(given('show_profile', 1))).toBe(false)
    for (const place of ['拼单', '家庭', '邀请', '评价']) expect(consentWords.show_profile.text).toContain(place)
  })

  test('taking a consent back forgets what it guarded, and refuses new values in the same breath', () => {
    expect(changeConsents([given('address')], [answer('address', false)], [])).toMatchObject({ ok: true, value: { clear: ['building', 'door'] } })
    expect(changeConsents([given('address')], [answer('address', false)], ['door'])).toMatchObject({ ok: false, refusal: 'consent_needed' })
  })

  test('whatever is answered, no field is filled whose consent does not stand afterwards', () => {
    const someAnswers = fc.array(fc.record({ kind: fc.constantFrom(...kinds), version: fc.constantFrom(1, 2), given: fc.boolean() }), { maxLength: 6 })
    fc.assert(
      fc.property(fc.subarray(kinds), someAnswers, fc.subarray(fields), (held, answers, fills) => {
        const change = changeConsents(held.map((kind) => given(kind)), answers, fills)
        if (!change.ok) return
        const stands = new Set([...held, ...change.value.give].filter((kind) => !change.value.withdraw.includes(kind)))
        for (const field of fills) expect(stands.has(GUARDED_BY[field]) && !change.value.clear.includes(field)).toBe(true)
      })
    )
  })
})

describe('me', () => {
  test('a phone number is shown by its ends', () => {
    expect(maskPhone('13812345678')).toBe('138****5678')
    expect(maskPhone('123456')).toBe('****56')
    expect(keptPhone('13812345678', '86')).toBe('13812345678')
    expect(keptPhone('2025550123', '1')).toBe('+1 2025550123')
  })

  test('nobody is forgotten with goods on the way or a right to act for the shop', () => {
    expect(mayErase({ openOrders: true, rights: 0 })).toMatchObject({ refusal: 'orders_open' })
    expect(mayErase({ openOrders: false, rights: 1 })).toMatchObject({ refusal: 'role_held' })
    expect(mayErase({ openOrders: false, rights: 0 }).ok).toBe(true)
  })
})
