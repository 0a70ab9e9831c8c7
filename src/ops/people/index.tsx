import type { GrantedRole } from '@domain/call'
import type { Output } from '@domain/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { attempt } from '../../kit/attempt'
import { useBusy } from '../../kit/busy'
import { serverNow } from '../../kit/clock'
import { useAsk } from '../../kit/load'
import { confirm, say } from '../../kit/say'
import { ActionBar } from '../../ui/ActionBar'
import { Button } from '../../ui/Button'
import { whenWords } from '../../ui/Countdown'
import { EmptyState } from '../../ui/EmptyState'
import { Card, Tag } from '../../ui/Section'
import { Shown } from '../../ui/work/Shown'
import { WorkShell } from '../../ui/work/WorkShell'
import { words } from '../words'
import { Giving } from './Giving'

type Grant = Output<'role.list'>['grants'][number]

/** What each role looks like among the others. */
const KINDS: Partial<Record<GrantedRole, 'good' | 'warn'>> = { leader: 'good', admin: 'warn' }

function GrantCard({ grant, again }: { readonly grant: Grant; readonly again: () => Promise<void> }) {
  const { busy, run } = useBusy()
  const name = grant.nickname ?? words.unnamed
  const { personId, role, scopeId } = grant
  const place = role === 'admin' ? words.everywhere : grant.scopeName
  const revoke = () =>
    run(async () => {
      if (!(await confirm(words.askRevoke, words.askRevokeText(name, words.roles[role], place), words.yes, words.no))) return
      if (await attempt('role.revoke', { personId, role, scopeId })) say(words.revoked)
      await again()
    })
  return (
    <Card>
      <View className="line line-apart">
        <Text className="choice-title">{name}</Text>
        <Tag kind={KINDS[role] ?? 'plain'}>{words.roles[role]}</Tag>
      </View>
      <Text>{place}</Text>
      <Text className="soft small">{words.number(personId)}</Text>
      <View className="line line-apart">
        <Text className="soft small">{words.since(whenWords(grant.grantedAt, serverNow()))}</Text>
        <Button kind="quiet" small busy={busy} label={`${words.revoke} ${words.roles[role]} ${personId}`} onTap={revoke}>
          {words.revoke}
        </Button>
      </View>
    </Card>
  )
}

export default function People() {
  const grants = useAsk('role.list', {})
  const [giving, setGiving] = useState(false)
  const bar = (
    <ActionBar>
      <Button kind="primary" onTap={() => setGiving(true)}>
        {words.grant}
      </Button>
    </ActionBar>
  )
  return (
    <WorkShell place="people" wide bar={bar}>
      <Shown of={grants}>
        {({ grants: all }) =>
          all.length === 0 ? (
            <EmptyState text={words.noPeople} />
          ) : (
            <View className="work-cards">
              {all.map((grant) => (
                <GrantCard key={`${grant.personId} ${grant.role} ${grant.scopeId}`} grant={grant} again={grants.again} />
              ))}
            </View>
          )
        }
      </Shown>
      {giving && <Giving onDone={grants.again} onClose={() => setGiving(false)} />}
    </WorkShell>
  )
}
