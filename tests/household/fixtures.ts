import type { Person } from '../support/server'

/** Brings somebody into another's household as people do: code, then yes. */
export async function befriend(member: Person, joiner: Person): Promise<void> {
  const { code } = await member.ok('household.invite', {})
  await joiner.ok('household.join', { code })
  await member.ok('household.confirm', { personId: joiner.personId, accept: true })
}
