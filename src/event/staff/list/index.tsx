import type { Output } from '@domain/contract'
import { Text, View } from '@tarojs/components'
import { serverNow } from '../../../kit/clock'
import { useAsk } from '../../../kit/load'
import { go, to } from '../../../kit/nav'
import { useSession } from '../../../kit/session'
import { useShownAgain } from '../../../kit/shown'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/EmptyState'
import { Card, Section, Tag } from '../../../ui/Section'
import { sayWhen } from '../../../ui/when'
import { Shown } from '../../../ui/work/Shown'
import { WorkShell } from '../../../ui/work/WorkShell'
import { EventPicture } from '../../EventPicture'
import { spanWords } from '../../times'
import { words as eventWords } from '../../words'
import { words } from '../words'

type Duty = Output<'event.duties'>['events'][number]
type When = 'now' | 'later' | 'past'

function whenOf({ state, opensAt, closesAt }: Duty): When {
  const now = serverNow()
  if (state === 'cancelled' || now >= closesAt) return 'past'
  return now >= opensAt ? 'now' : 'later'
}

/** A list may be fetched a day ahead, so that it is there where there is no signal. */
function Buttons({ duty: { eventId, onDuty }, when }: { readonly duty: Duty; readonly when: When }) {
  const result = <Button onTap={() => void go(to.eventResult(eventId))}>{words.result}</Button>
  if (when === 'past' || !onDuty) return result
  return (
    <View className="work-buttons">
      <Button kind={when === 'now' ? 'primary' : 'plain'} onTap={() => void go(to.eventDesk(eventId))}>
        {when === 'now' ? words.toDesk : words.takeAlong}
      </Button>
      {when === 'now' && result}
    </View>
  )
}

function DutyCard({ duty, when }: { readonly duty: Duty; readonly when: When }) {
  const { title, picture, place, came, registered, onDuty, opensAt, state } = duty
  return (
    <Card>
      <View className="event-card">
        <EventPicture picture={picture} title={title} size="small" />
        <View className="grow item-words">
          <Text className="choice-title">{title}</Text>
          <Text className="soft small">{spanWords(duty)}</Text>
          <Text className="soft small">{place}</Text>
          <Text className="small">{words.counts(came, registered)}</Text>
        </View>
      </View>
      <View className="event-tags">
        {state === 'cancelled' && <Tag kind="warn">{eventWords.states.cancelled}</Tag>}
        {!onDuty && <Tag>{words.offDuty}</Tag>}
        {when === 'later' && <Tag>{words.opens(sayWhen(opensAt))}</Tag>}
      </View>
      <Buttons duty={duty} when={when} />
    </Card>
  )
}

const ORDER: readonly When[] = ['now', 'later', 'past']

/** The events at whose desk I work. */
export default function Duties() {
  const { session } = useSession()
  const duties = useAsk('event.duties', session ? {} : null)
  useShownAgain(() => void duties.again())
  return (
    <WorkShell>
      <Shown of={duties} rows={3}>
        {({ events }) =>
          events.length === 0 ? (
            <EmptyState drawing="calendar" text={words.none} />
          ) : (
            ORDER.map((when) => {
              const those = events.filter((duty) => whenOf(duty) === when)
              return those.length === 0 ? null : (
                <Section key={when} title={words[when]}>
                  {those.map((duty) => (
                    <DutyCard key={duty.eventId} duty={duty} when={when} />
                  ))}
                </Section>
              )
            })
          )
        }
      </Shown>
    </WorkShell>
  )
}
