import type { Output } from '@domain/contract'
import type { PlanView } from '@domain/event/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { attempt } from '../../../kit/attempt'
import { useBusy } from '../../../kit/busy'
import { useAsk } from '../../../kit/load'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/EmptyState'
import { Notice } from '../../../ui/Notice'
import { Card, Section } from '../../../ui/Section'
import { Sheet } from '../../../ui/Sheet'
import { Tick } from '../../../ui/Tick'
import { Shown } from '../../../ui/work/Shown'
import { words } from '../words'

type Grant = Output<'role.list'>['grants'][number]

const nameOf = ({ nickname, role }: Grant): string => (nickname === null ? words.someone(words.roles[role]) : words.person(nickname, words.roles[role]))

/** Each person once, by the first of her roles. */
const peopleOf = (grants: readonly Grant[]): Grant[] => [...new Map([...grants].reverse().map((grant) => [grant.personId, grant])).values()].reverse()

function Choosing({ plan, again, onClose }: { readonly plan: PlanView; readonly again: () => Promise<void>; readonly onClose: () => void }) {
  const roles = useAsk('role.list', {})
  const { busy, run } = useBusy()
  const put = (personId: string, on: boolean) =>
    run(async () => {
      if (await attempt('event.duty', { eventId: plan.eventId, personId, on })) await again()
    })
  return (
    <Sheet open title={words.putOnDuty} onClose={onClose}>
      <Shown of={roles} rows={3}>
        {({ grants }) => {
          const people = peopleOf(grants)
          if (people.length === 0) return <EmptyState drawing="people" text={words.noStaff} />
          return (
            <View className="stack">
              {people.map((grant) => (
                <Tick
                  key={grant.personId}
                  on={plan.duty.some(({ personId }) => personId === grant.personId)}
                  label={nameOf(grant)}
                  onChange={(on) => !busy && put(grant.personId, on)}
                >
                  {grant.scopeName}
                </Tick>
              ))}
            </View>
          )
        }}
      </Shown>
    </Sheet>
  )
}

/** Who stands at the desk, for only they can let anybody in. */
export function Duty({ plan, again, live }: { readonly plan: PlanView; readonly again: () => Promise<void>; readonly live: boolean }) {
  const [choosing, setChoosing] = useState(false)
  return (
    <Section title={words.duty}>
      <Card>
        <Text className="soft small">{words.dutyIs}</Text>
        {plan.duty.length === 0 && live && <Notice kind="warn">{words.nobody}</Notice>}
        {plan.duty.map(({ personId, nickname }) => (
          <Text key={personId}>{nickname ?? words.someone(words.roles.staff)}</Text>
        ))}
        {live && <Button onTap={() => setChoosing(true)}>{words.putOnDuty}</Button>}
      </Card>
      {choosing && <Choosing plan={plan} again={again} onClose={() => setChoosing(false)} />}
    </Section>
  )
}
