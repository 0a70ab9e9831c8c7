import type { GrantedRole } from '@domain/call'
import { ADMIN_SCOPE } from '@domain/role/role'
import type { StationView } from '@domain/station/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { attempt } from '../../kit/attempt'
import { useBusy } from '../../kit/busy'
import { useAsk } from '../../kit/load'
import { holds, useMe } from '../../kit/me'
import { say } from '../../kit/say'
import { Button } from '../../ui/Button'
import { Choice } from '../../ui/Choice'
import { Field } from '../../ui/Field'
import { Sheet } from '../../ui/Sheet'
import { words } from '../words'

const OPERATORS: readonly GrantedRole[] = ['leader', 'staff']
const ADMINS: readonly GrantedRole[] = ['leader', 'staff', 'operator', 'admin']

interface Scope {
  readonly value: string
  readonly title: string
}

/** Where a role can be held: a leader's at a station, an admin's everywhere, the others' in a community. */
function scopesOf(role: GrantedRole, stations: readonly StationView[]): Scope[] {
  if (role === 'admin') return [{ value: ADMIN_SCOPE, title: words.everywhere }]
  if (role === 'leader') return stations.map(({ stationId, name }) => ({ value: stationId, title: name }))
  return [...new Map(stations.map(({ communityId, communityName }) => [communityId, communityName]))].map(([value, title]) => ({ value, title }))
}

export function Giving({ onDone, onClose }: { readonly onDone: () => Promise<void>; readonly onClose: () => void }) {
  const { me } = useMe()
  const stations = useAsk('station.list', {})
  const [personId, setPersonId] = useState('')
  const [role, setRole] = useState<GrantedRole | null>(null)
  const [picked, setPicked] = useState<string | null>(null)
  const { busy, run } = useBusy()
  const roles = (holds(me, 'admin') ? ADMINS : OPERATORS).map((value) => ({ value, title: words.roles[value] }))
  const scopes = role === null ? [] : scopesOf(role, stations.value?.stations ?? [])
  const scopeId = scopes.length === 1 ? (scopes[0]?.value ?? null) : (scopes.find(({ value }) => value === picked)?.value ?? null)
  const number = personId.trim()
  const give = () =>
    run(async () => {
      if (role === null || scopeId === null || !(await attempt('role.grant', { personId: number, role, scopeId }))) return
      say(words.given)
      onClose()
      await onDone()
    })
  return (
    <Sheet
      open
      title={words.grantTitle}
      onClose={onClose}
      action={
        <Button kind="primary" busy={busy} disabled={number === '' || scopeId === null} onTap={give}>
          {words.give}
        </Button>
      }
    >
      <View className="stack">
        <Field label={words.personId} value={personId} most={40} onInput={setPersonId} />
        <Text className="soft small">{words.personIdTells}</Text>
        <Text className="field-label">{words.role}</Text>
        <Choice label={words.role} options={roles} value={role} onChange={setRole} />
        {role !== null && (
          <>
            <Text className="field-label">{words.scope}</Text>
            {scopes.length === 0 ? <Text>{words.noScope}</Text> : <Choice label={words.scope} options={scopes} value={scopeId} onChange={setPicked} />}
          </>
        )}
      </View>
    </Sheet>
  )
}
