import type { GrantedRole } from '@domain/call'
import type { Who } from './call'

type Roles = Pick<Who, 'roles'>

export const isAdmin = ({ roles }: Roles): boolean => roles.some(({ role }) => role === 'admin')

/** True for who holds that role in that community, and for an admin. A leader holds a station, see `holdsStation`. */
export const holds = (who: Roles, role: Exclude<GrantedRole, 'leader' | 'admin'>, communityId: string): boolean =>
  isAdmin(who) || who.roles.some((grant) => grant.role === role && grant.communityId === communityId)

/** True for the station's leader, an operator of its community, and an admin. */
export const holdsStation = (who: Roles, stationId: string, communityId: string): boolean =>
  holds(who, 'operator', communityId) ||
  who.roles.some((grant) => grant.role === 'leader' && grant.scopeId === stationId && grant.communityId === communityId)

/** The communities in which somebody holds one of these roles; `all` for an admin. */
export const communitiesOf = (who: Roles, ...roles: readonly GrantedRole[]): readonly string[] | 'all' =>
  isAdmin(who) ? 'all' : [...new Set(who.roles.flatMap(({ role, communityId }) => (roles.includes(role) && communityId ? [communityId] : [])))]
