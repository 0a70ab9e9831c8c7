import { ADMIN_SCOPE, mayAppoint, type Right } from '@domain/role/role'

const admin: Right = { role: 'admin', scopeId: ADMIN_SCOPE, communityId: null }
const operator: Right = { role: 'operator', scopeId: 'c1', communityId: 'c1' }
const leader: Right = { role: 'leader', scopeId: 's1', communityId: 'c1' }
const staff: Right = { role: 'staff', scopeId: 'c1', communityId: 'c1' }

describe('role', () => {
  test('an admin gives every right', () => {
    for (const wish of [admin, operator, leader, staff]) expect(mayAppoint([admin], wish)).toEqual({ ok: true, value: true })
  })

  test('an operator gives leaders and staff of her own community', () => {
    expect(mayAppoint([operator], leader)).toEqual({ ok: true, value: true })
    expect(mayAppoint([operator], staff)).toEqual({ ok: true, value: true })
    for (const wish of [operator, admin]) expect(mayAppoint([operator], wish)).toMatchObject({ refusal: 'role_not_yours' })
    expect(mayAppoint([operator], { ...leader, scopeId: 's2', communityId: 'c2' })).toMatchObject({ refusal: 'scope_not_found' })
    expect(mayAppoint([operator], { ...leader, scopeId: 'none', communityId: null })).toMatchObject({ refusal: 'scope_not_found' })
  })

  test('nobody else gives anything', () => {
    expect(mayAppoint([leader, staff], staff).ok).toBe(false)
    expect(mayAppoint([], leader).ok).toBe(false)
  })
})
