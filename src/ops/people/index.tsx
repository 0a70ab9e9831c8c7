import type { GrantedRole } from '@domain/call'
import { ADMIN_SCOPE } from '@domain/role/role'
import type { Output } from '@domain/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { attempt } from '../../kit/attempt'
import { useBusy } from '../../kit/busy'
import { useAsk } from '../../kit/load'
import { go, to } from '../../kit/nav'
import { confirm, say } from '../../kit/say'
import { ActionBar } from '../../ui/ActionBar'
import { Button } from '../../ui/Button'
import { Chips } from '../../ui/Chips'
import { EmptyState } from '../../ui/EmptyState'
import { Field } from '../../ui/Field'
import { Tag } from '../../ui/Section'
import { sayWhen } from '../../ui/when'
import { Shown } from '../../ui/work/Shown'
import { Table, type Column } from '../../ui/work/Table'
import { WorkShell } from '../../ui/work/WorkShell'
import { words } from '../words'
import { Giving } from './Giving'
import { words as own } from './words'

type Grant = Output<'role.list'>['grants'][number]

const KINDS: Partial<Record<GrantedRole, 'good' | 'warn'>> = { leader: 'good', operator: 'warn', admin: 'warn' }
const ALL = 'all'
const ROLES = Object.keys(words.roles) as GrantedRole[]
const FILTERS = [{ value: ALL, title: words.allRoles }, ...ROLES.map((value) => ({ value, title: words.roles[value] }))]
/** So many rows are drawn at once. */
const ROWS = 50

const nameOf = ({ nickname }: Grant): string => nickname ?? words.unnamed
const placeOf = ({ scopeId, scopeName }: Grant): string => (scopeId === ADMIN_SCOPE ? words.everywhere : scopeName)

function Revoke({ grant, again }: { readonly grant: Grant; readonly again: () => Promise<void> }) {
  const { personId, role, scopeId } = grant
  const { busy, run } = useBusy()
  const revoke = () =>
    run(async () => {
      if (!(await confirm(words.askRevoke, words.askRevokeText(nameOf(grant), words.roles[role], placeOf(grant)), words.yes, words.no))) return
      if (await attempt('role.revoke', { personId, role, scopeId })) say(words.revoked)
      await again()
    })
  return (
    <Button kind="quiet" small busy={busy} label={`${words.revoke} ${words.roles[role]} ${personId}`} onTap={revoke}>
      {words.revoke}
    </Button>
  )
}

const columnsFor = (again: () => Promise<void>): readonly Column<Grant>[] => [
  {
    name: words.peopleColumns.who,
    track: 'minmax(0, 2fr)',
    bare: true,
    cell: (grant) => (
      <>
        <View className={grant.nickname === null ? 'soft' : 'item-name'}>{nameOf(grant)}</View>
        <View className="soft desk-mono">{grant.personId}</View>
      </>
    ),
  },
  { name: words.peopleColumns.role, track: '112px', cell: ({ role }) => <Tag kind={KINDS[role] ?? 'plain'}>{words.roles[role]}</Tag> },
  { name: words.peopleColumns.scope, track: 'minmax(0, 2fr)', cell: placeOf },
  { name: words.peopleColumns.since, track: '160px', cell: ({ grantedAt }) => <Text className="small">{words.since(sayWhen(grantedAt))}</Text> },
  {
    name: words.peopleColumns.act,
    track: '208px',
    bare: true,
    cell: (grant) => (
      <View className="work-buttons">
        <Button kind="quiet" small label={own.broughtBy(`${nameOf(grant)} ${grant.personId}`)} onTap={() => void go(to.referralTree(grant.personId))}>
          {own.brought}
        </Button>
        <Revoke grant={grant} again={again} />
      </View>
    ),
  },
]

/** What each role may do, for who is about to give one. */
function Duties() {
  return (
    <View className="duties">
      {ROLES.map((role) => (
        <View key={role} className="duty">
          <Tag kind={KINDS[role] ?? 'plain'}>{words.roles[role]}</Tag>
          <Text className="soft small">{words.duties[role]}</Text>
        </View>
      ))}
    </View>
  )
}

export default function People() {
  const grants = useAsk('role.list', {})
  const [giving, setGiving] = useState(false)
  const [part, setPart] = useState('')
  const [role, setRole] = useState<GrantedRole | null>(null)
  const [rows, setRows] = useState(ROWS)
  const bar = (
    <ActionBar>
      <Button kind="primary" onTap={() => setGiving(true)}>
        {words.grant}
      </Button>
    </ActionBar>
  )
  const fits = (grant: Grant): boolean => (role === null || grant.role === role) && `${nameOf(grant)} ${grant.personId} ${placeOf(grant)}`.includes(part.trim())
  return (
    <WorkShell place="people" wide bar={bar}>
      <Duties />
      <Field label={words.searchPeople} value={part} most={40} onInput={setPart} />
      <Chips options={FILTERS} value={role ?? ALL} onChange={(value) => setRole(ROLES.find((one) => one === value) ?? null)} />
      <Shown of={grants} rows={5}>
        {({ grants: all }) => {
          const found = all.filter(fits)
          if (found.length === 0) return <EmptyState drawing="people" text={all.length === 0 ? words.noPeople : words.noSuchPeople} />
          return (
            <>
              <Table columns={columnsFor(grants.again)} rows={found.slice(0, rows)} keyOf={({ personId, role: held, scopeId }) => `${personId} ${held} ${scopeId}`} />
              {found.length > rows && <Button onTap={() => setRows(rows + ROWS)}>{words.morePeople(found.length - rows)}</Button>}
            </>
          )
        }}
      </Shown>
      {giving && <Giving onDone={grants.again} onClose={() => setGiving(false)} />}
    </WorkShell>
  )
}
