import type { GrantedRole } from '@domain/call'
import type { Output } from '@domain/contract'
import { ADMIN_SCOPE } from '@domain/role/role'
import type { StationView } from '@domain/station/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { attempt } from '../../kit/attempt'
import { useBusy } from '../../kit/busy'
import { useAsk } from '../../kit/load'
import { holds, useMe } from '../../kit/me'
import { say } from '../../kit/say'
import { useSettled } from '../../kit/settled'
import { Button } from '../../ui/Button'
import { Choice } from '../../ui/Choice'
import { Face } from '../../ui/Face'
import { Field } from '../../ui/Field'
import { Notice } from '../../ui/Notice'
import { Sheet } from '../../ui/Sheet'
import { Tap } from '../../ui/Tap'
import { PickOne } from '../../ui/work/PickOne'
import { Shown } from '../../ui/work/Shown'
import { words } from '../words'
import './people.scss'

type Person = Output<'role.find'>['people'][number]
interface Whom {
  readonly personId: string
  readonly name: string
}
interface Scope {
  readonly value: string
  readonly title: string
  readonly text?: string
}

const OPERATORS: readonly GrantedRole[] = ['leader', 'staff']
const ADMINS: readonly GrantedRole[] = ['leader', 'staff', 'operator', 'admin']
/** A whole number of a person's: then she need not be in the list. */
const NUMBER = /^[0-9A-HJKMNP-TV-Z]{26}$/

/** Where a role can be held: a leader's at a station, an admin's everywhere, the others' in a community. */
function scopesOf(role: GrantedRole, stations: readonly StationView[]): Scope[] {
  if (role === 'admin') return [{ value: ADMIN_SCOPE, title: words.everywhere }]
  if (role === 'leader') return stations.map(({ stationId, name, communityName }) => ({ value: stationId, title: name, text: communityName }))
  return [...new Map(stations.map(({ communityId, communityName }) => [communityId, communityName]))].map(([value, title]) => ({ value, title }))
}

const nameOf = ({ nickname, stationName }: Person): string => words.found(nickname ?? words.unnamed, stationName ?? '')

function Found({ number, people, onPick }: { readonly number: string; readonly people: readonly Person[]; readonly onPick: (whom: Whom) => void }) {
  return (
    <>
      {people.map((person) => (
        <Tap key={person.personId} className="card found" label={nameOf(person)} onTap={() => onPick({ personId: person.personId, name: nameOf(person) })}>
          <Face seed={person.faceSeed} nickname={person.nickname} />
          <View className="grow">
            <View className="choice-title">{nameOf(person)}</View>
            <View className="soft desk-mono">{person.personId}</View>
            {person.roles.length > 0 && <View className="soft small">{words.holds(person.roles.map((role) => words.roles[role]))}</View>}
          </View>
        </Tap>
      ))}
      {people.length === 0 && !NUMBER.test(number) && <Text className="soft">{words.nobodyFound}</Text>}
      {people.length === 0 && NUMBER.test(number) && (
        <>
          <Button onTap={() => onPick({ personId: number, name: words.number(number) })}>{words.byNumber(number)}</Button>
          <Text className="soft small">{words.byNumberTells}</Text>
        </>
      )}
    </>
  )
}

/** Somebody by the name that she shows, the end of her phone number, or her number. */
function Finding({ onPick }: { readonly onPick: (whom: Whom) => void }) {
  const [typed, setTyped] = useState('')
  const query = useSettled(typed).trim()
  const found = useAsk('role.find', query === '' ? null : { query })
  return (
    <>
      <Field label={words.findPerson} value={typed} most={40} onInput={setTyped} />
      <Text className="soft small">{words.findTells}</Text>
      {query !== '' && <Shown of={found}>{({ people }) => <Found number={query.toUpperCase()} people={people} onPick={onPick} />}</Shown>}
    </>
  )
}

export function Giving({ onDone, onClose }: { readonly onDone: () => Promise<void>; readonly onClose: () => void }) {
  const { me } = useMe()
  const stations = useAsk('station.list', {})
  const [whom, setWhom] = useState<Whom | null>(null)
  const [role, setRole] = useState<GrantedRole | null>(null)
  const [picked, setPicked] = useState<string | null>(null)
  const { busy, run } = useBusy()
  const roles = (holds(me, 'admin') ? ADMINS : OPERATORS).map((value) => ({ value, title: words.roles[value], text: words.duties[value] }))
  const scopes = role === null ? [] : scopesOf(role, stations.value?.stations ?? [])
  const scopeId = scopes.length === 1 ? (scopes[0]?.value ?? null) : (scopes.find(({ value }) => value === picked)?.value ?? null)
  const give = () =>
    run(async () => {
      if (whom === null || role === null || scopeId === null || !(await attempt('role.grant', { personId: whom.personId, role, scopeId }))) return
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
        <Button kind="primary" busy={busy} disabled={whom === null || scopeId === null} onTap={give}>
          {words.give}
        </Button>
      }
    >
      <View className="stack">
        {whom === null ? (
          <Finding onPick={setWhom} />
        ) : (
          <>
            <Text className="field-label">{words.toWhom}</Text>
            <View className="line line-apart">
              <Text className="choice-title">{whom.name}</Text>
              <Button kind="quiet" small onTap={() => setWhom(null)}>
                {words.otherPerson}
              </Button>
            </View>
            <Text className="field-label">{words.role}</Text>
            <Choice label={words.role} options={roles} value={role} onChange={setRole} />
            {role !== null && scopes.length === 0 && <Notice kind="warn">{words.noScope}</Notice>}
            {scopes.length > 1 && <PickOne label={words.scope} options={scopes} value={picked} onChange={setPicked} />}
            {scopes.length === 1 && <Text className="soft">{words.fieldIs(words.scope, scopes[0]?.title ?? '')}</Text>}
          </>
        )}
      </View>
    </Sheet>
  )
}
