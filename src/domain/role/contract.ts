import * as z from 'zod/mini'
import { id, instantField, read, words, write } from '../call'

export const grantedRoleField = z.enum(['leader', 'staff', 'operator', 'admin'])
const grant = z.strictObject({ personId: id, role: grantedRoleField, /** leader: a station; staff, operator: a community; admin: `all` */ scopeId: id })

export const role = {
  /** By an admin, or by an operator for leaders and staff of her community. Takes effect at the person's next call. */
  'role.grant': write({ roles: ['operator'], input: grant, output: z.object({}), refusals: ['person_not_found', 'scope_not_found', 'role_not_yours'] }),
  'role.revoke': write({ roles: ['operator'], input: grant, output: z.object({}), refusals: ['person_not_found', 'scope_not_found', 'role_not_yours', 'grant_not_found'] }),
  'role.list': read({
    roles: ['operator'],
    input: z.strictObject({}),
    output: z.object({
      grants: z.array(z.object({ personId: id, nickname: z.nullable(z.string()), role: grantedRoleField, scopeId: id, scopeName: z.string(), grantedAt: instantField })),
    }),
    refusals: [],
  }),
  /** People of one's communities by a part of the name that they show, or by the last four digits of a phone; anybody there by the whole number. */
  'role.find': read({
    roles: ['operator'],
    input: z.strictObject({ query: words(40) }),
    output: z.object({
      people: z.array(
        z.object({ personId: id, nickname: z.nullable(z.string()), faceSeed: z.string(), stationName: z.nullable(z.string()), roles: z.array(grantedRoleField) }),
      ),
    }),
    refusals: [],
  }),
}
