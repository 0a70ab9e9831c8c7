import { calls, type CallName } from '@domain/contract'
import { freshKey } from '../../support/person'
import type { TestServer } from '../../support/server'
import { inTurns } from '../admins'
import { ROWS } from './rows'
import { ABSENT } from './things'

const SCOPES = { leader: 's1', staff: 'c1', operator: 'c1', admin: 'all' } as const
/** Each right takes two calls, and one person may make 300 at once. */
const ADMINS = 4
type Taken = keyof typeof SCOPES

/** The calls that this role may make and a resident may not. */
const beyondResidents = (role: Taken): CallName[] =>
  (Object.keys(calls) as CallName[]).filter((name) => {
    const roles: readonly string[] = calls[name].roles
    return !roles.includes('nobody') && !roles.includes('resident') && (role === 'admin' || roles.includes(role))
  })

/** A right is given, used and taken away: the very next call, under a new key or the one that was answered, is forbidden. */
export async function takenAway(shop: TestServer): Promise<{ count: number; broken: string[] }> {
  const admin = await inTurns(shop, ADMINS, 'takes-away')
  const people = await shop.people(Object.keys(SCOPES).length, 'taken-away')
  const broken: string[] = []
  let count = 0
  for (const [n, role] of (Object.keys(SCOPES) as Taken[]).entries()) {
    const person = people[n]
    if (!person) throw new Error('there is somebody for each role')
    const right = { personId: person.personId, role, scopeId: SCOPES[role] }
    for (const name of beyondResidents(role)) {
      const input = ROWS[name][0]?.ask(ABSENT) ?? {}
      const key = freshKey()
      await admin().ok('role.grant', right)
      const before = await person.call(name, input, { key })
      await admin().ok('role.revoke', right)
      for (const again of [key, freshKey()]) {
        const after = await person.call(name, input, { key: again })
        if (before.status !== 200 || after.status !== 403) broken.push(`${name} by who was ${role} answered ${before.status}, and then ${after.status}`)
      }
      count++
    }
  }
  return { count, broken }
}
