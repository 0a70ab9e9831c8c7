import type { Grant } from '../../cloudfunctions/_kit/call'
import { communitiesOf, holds, holdsStation, isAdmin } from '../../cloudfunctions/_kit/scope'

const who = (...roles: Grant[]) => ({ roles })
const admin: Grant = { role: 'admin', scopeId: 'all', communityId: null }
const operator: Grant = { role: 'operator', scopeId: 'c1', communityId: 'c1' }
const staff: Grant = { role: 'staff', scopeId: 'c1', communityId: 'c1' }
const leader: Grant = { role: 'leader', scopeId: 's1', communityId: 'c1' }

test('nobody holds anything, an admin everything', () => {
  expect([isAdmin(who()), holds(who(), 'operator', 'c1'), holdsStation(who(), 's1', 'c1')]).toEqual([false, false, false])
  expect([isAdmin(who(admin)), holds(who(admin), 'operator', 'c1'), holdsStation(who(admin), 's1', 'c1')]).toEqual([true, true, true])
  expect([communitiesOf(who(), 'operator'), communitiesOf(who(admin), 'operator')]).toEqual([[], 'all'])
})

test('an operator holds her community and its stations, and no other', () => {
  expect([isAdmin(who(operator)), holds(who(operator), 'operator', 'c1'), holds(who(operator), 'operator', 'c2'), holds(who(operator), 'staff', 'c1')]).toEqual([false, true, false, false])
  expect([holdsStation(who(operator), 's1', 'c1'), holdsStation(who(operator), 's2', 'c2')]).toEqual([true, false])
})

test('staff hold no station, and are not operators', () => {
  expect([holds(who(staff), 'staff', 'c1'), holds(who(staff), 'operator', 'c1'), holdsStation(who(staff), 's1', 'c1')]).toEqual([true, false, false])
})

test('a leader holds her one station in its community', () => {
  expect([holdsStation(who(leader), 's1', 'c1'), holdsStation(who(leader), 's2', 'c1'), holdsStation(who(leader), 's1', 'c2')]).toEqual([true, false, false])
  expect(holdsStation(who({ ...leader, role: 'staff' }), 's1', 'c1')).toBe(false)
  expect(holds(who(leader), 'operator', 'c1')).toBe(false)
})

test('communities are named once, and only for the roles that are asked for', () => {
  const many = who(operator, staff, leader, { ...staff, scopeId: 'c2', communityId: 'c2' })
  expect(communitiesOf(many, 'operator', 'staff')).toEqual(['c1', 'c2'])
  expect(communitiesOf(many, 'operator')).toEqual(['c1'])
  expect(communitiesOf(who(leader), 'operator', 'staff')).toEqual([])
})
