import type { Output } from '@domain/contract'
import type { Instant } from '@domain/time'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { lastSeen } from '../../../kit/cache'
import { seenIn, type Answer } from '../../../kit/call'
import { serverNow } from '../../../kit/clock'
import { useAsk } from '../../../kit/load'
import { go, to } from '../../../kit/nav'
import { useBrightScreen } from '../../../kit/screen'
import { useSession } from '../../../kit/session'
import { useEvery, useShownAgain } from '../../../kit/shown'
import { AppShell } from '../../../ui/AppShell'
import { Button } from '../../../ui/Button'
import { Code } from '../../../ui/Code'
import { EmptyState } from '../../../ui/EmptyState'
import { Notice } from '../../../ui/Notice'
import { Card, Row, Tag } from '../../../ui/Section'
import { SignedOut } from '../../../ui/SignedOut'
import { Skeleton } from '../../../ui/Skeleton'
import { Trouble } from '../../../ui/Trouble'
import { clock, spanWords } from '../../times'
import { words as eventWords } from '../../words'
import { cameOf } from '../standing'
import { words } from '../words'
import './ticket.scss'

type Ticket = Output<'event.ticket'>

/** How often it is looked at whether the code is due to change, and asked again where there was no answer. */
const LOOK_MS = 3_000

interface Shown {
  readonly ticket: Ticket
  /** Null: the server has just said it. */
  readonly seenAt: Instant | null
  readonly asking: boolean
}

/** What the server says, what was seen where it doesn't answer, and the same while it is being asked. */
function shownOf(registrationId: string, answer: Answer<'event.ticket'> | null): Shown | null {
  if (answer?.kind === 'done') return { ticket: answer.value, seenAt: null, asking: false }
  const seen = answer === null ? lastSeen<Ticket>('event.ticket', { registrationId }) : seenIn<'event.ticket'>(answer)
  return seen && { ticket: seen.value, seenAt: seen.at, asking: answer === null }
}

function People({ ticket: { registration } }: Pick<Shown, 'ticket'>) {
  return (
    <Card>
      {registration.people.map(({ placeId, name, checkedInAt }) => (
        <View key={placeId} className="line line-apart">
          <Text>{name ?? eventWords.neighbour}</Text>
          {checkedInAt !== null && <Tag kind="good">{words.came}</Tag>}
        </View>
      ))}
    </Card>
  )
}

function Contents({ ticket, seenAt, asking }: Shown) {
  const { event, registration, code, madeAt } = ticket
  const came = cameOf(registration)
  const all = registration.people.length
  const inside = came === all
  const slot = event.slots.find(({ slotId }) => slotId === registration.slotId)
  useBrightScreen(!inside)
  return (
    <View className="stack">
      {seenAt !== null && <Notice kind="warn">{asking ? words.ticketAsking(clock(madeAt)) : words.ticketOffline(clock(madeAt))}</Notice>}
      {came > 0 && <Notice kind="good">{inside ? words.ticketAll : words.ticketSome(came, all)}</Notice>}
      {!inside && (
        <View className="ticket-pass bright">
          <Text className="title">{words.ticketTitle}</Text>
          <Code text={code} label={words.qr} />
          <Text className="soft small">{words.ticketHow}</Text>
          <Text className="soft">{words.ticketNumber}</Text>
          <Text className="ticket-number">{words.number(registration.number)}</Text>
        </View>
      )}
      <Card>
        <Text className="choice-title">{event.title}</Text>
        <Row name={words.when}>{spanWords(slot ?? event)}</Row>
        <Row name={words.place}>{event.place}</Row>
      </Card>
      <People ticket={ticket} />
      <Button kind="quiet" onTap={() => void go(to.event(event.eventId))}>
        {words.toEvent}
      </Button>
    </View>
  )
}

/** My code for the desk: another every thirty seconds while there is a signal, the last one where there is none. */
export default function TicketPage() {
  const { registration: registrationId = '' } = useRouter<{ registration?: string }>().params
  const { session } = useSession()
  const { answer, again } = useAsk('event.ticket', session ? { registrationId } : null)
  const shown = session ? shownOf(registrationId, answer) : null
  const inside = shown !== null && cameOf(shown.ticket.registration) === shown.ticket.registration.people.length
  useShownAgain(() => void again())
  useEvery(LOOK_MS, shown !== null && !inside, () => {
    if (shown && (shown.seenAt !== null || serverNow() >= shown.ticket.nextAt)) void again()
  })
  if (!session) {
    return (
      <AppShell>
        <SignedOut text={words.signIn} />
      </AppShell>
    )
  }
  const refused = answer?.kind === 'refused' ? answer.refusal : null
  const gone = refused === 'not_registered' ? words.notRegistered : refused === 'registration_over' ? words.registrationOver : words.gone
  return (
    <AppShell>
      {answer === null && !shown && <Skeleton rows={3} picture />}
      {refused !== null && <EmptyState drawing="gone" text={gone} action={<Button onTap={() => void go(to.events())}>{words.all}</Button>} />}
      {answer && answer.kind !== 'done' && answer.kind !== 'refused' && !shown && <Trouble answer={answer} again={() => void again()} />}
      {shown && <Contents {...shown} />}
    </AppShell>
  )
}
