import type { Person, TestServer } from '../support/server'

/** So many people, `prefix-1` and so on, who may do everything. */
export async function admins(shop: TestServer, count: number, prefix: string): Promise<Person[]> {
  const admin = await shop.as('c1-admin-1')
  const all = await shop.people(count, prefix)
  for (const { personId } of all) await admin.ok('role.grant', { personId, role: 'admin', scopeId: 'all' })
  return all
}

/** Admins who take turns, so that none of them asks more often than one person may. */
export async function inTurns(shop: TestServer, count: number, prefix: string): Promise<() => Person> {
  const all = await admins(shop, count, prefix)
  let turn = 0
  return () => all[turn++ % all.length] as Person
}
