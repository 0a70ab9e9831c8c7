import type { EventView, RegistrationView } from '@domain/event/contract'
import { Text, View } from '@tarojs/components'
import { giveFile } from '../../../kit/give'
import { useBusy } from '../../../kit/busy'
import { outsideAddress } from '../../../kit/browser'
import { serverNow } from '../../../kit/clock'
import { go, to } from '../../../kit/nav'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import { Card, Row, Tag } from '../../../ui/Section'
import { sayWhen } from '../../../ui/when'
import { spanWords } from '../../times'
import { words as eventWords } from '../../words'
import { cameOf, shutOf } from '../standing'
import { words } from '../words'
import { calendarFile } from './calendar'
import { accept, askingToTell, leave } from './event-store'
import { Fewer } from './Fewer'

/** Only who made a registration says yes to an offer or gives it up; an older server doesn't say who did. */
const isOwn = ({ own }: RegistrationView): boolean => own !== false

/** Whether some of the party may stay at home while others come, and somebody else still gets their places: not once the slot has begun. */
const shrinks = ({ event, mine }: Pick<MineProps, 'event' | 'mine'>): boolean =>
  isOwn(mine) && mine.people.length > 1 && cameOf(mine) === 0 && event.slots.some(({ slotId, startsAt }) => slotId === mine.slotId && serverNow() < startsAt)

interface MineProps {
  readonly event: EventView
  readonly mine: RegistrationView
  readonly templateId: string | null
  readonly again: () => Promise<void>
}

function Facts({ event, mine }: Omit<MineProps, 'again' | 'templateId'>) {
  const slot = event.slots.find(({ slotId }) => slotId === mine.slotId)
  return (
    <>
      {slot && event.slots.length > 1 && <Row name={words.when}>{spanWords(slot)}</Row>}
      <Row name={words.myNumber}>{words.number(mine.number)}</Row>
      <Row name={words.partyOf}>{mine.people.map(({ name }) => name ?? eventWords.neighbour).join(eventWords.join)}</Row>
      {event.photos && mine.state === 'registered' && <Text className="soft small">{mine.photos ? words.photosYes : words.photosNo}</Text>}
    </>
  )
}

/** A mini-program has no files that a calendar would take. */
const HAS_CALENDAR = process.env.TARO_ENV === 'h5'

function CalendarButton({ event, mine }: Omit<MineProps, 'again' | 'templateId'>) {
  const slot = event.slots.find(({ slotId }) => slotId === mine.slotId)
  if (!HAS_CALENDAR || !slot) return null
  const give = () => void giveFile(words.calendarFile, calendarFile(event, slot, serverNow(), outsideAddress(to.event(event.eventId))), 'text/calendar')
  return (
    <Button icon="calendar" onTap={give}>
      {words.calendar}
    </Button>
  )
}

function Registered({ event, mine, again }: MineProps) {
  const { busy, run } = useBusy()
  const came = cameOf(mine)
  return (
    <>
      <Card>
        <View className="line line-apart">
          <Text className="title">{came > 0 ? words.came : words.standing.registered}</Text>
          <Tag kind="good">{eventWords.people(mine.people.length)}</Tag>
        </View>
        {came === mine.people.length && <Text>{words.cameAll}</Text>}
        <Facts event={event} mine={mine} />
      </Card>
      {came === 0 && event.state !== 'done' && event.state !== 'cancelled' && (
        <View className="two">
          <CalendarButton event={event} mine={mine} />
          {isOwn(mine) && (
            <Button busy={busy} onTap={() => run(async () => leave(mine).then(again))}>
              {words.cancel}
            </Button>
          )}
        </View>
      )}
      {shrinks({ event, mine }) && <Fewer mine={mine} again={again} />}
    </>
  )
}

/** Why nobody is called up for a slot any more; null while she may be. */
function lineOver({ event, mine }: Omit<MineProps, 'again' | 'templateId'>): string | null {
  if (event.state === 'done') return words.waitedOver
  const slot = event.slots.find(({ slotId }) => slotId === mine.slotId)
  return slot && serverNow() >= slot.startsAt ? words.waitedBegun : null
}

function Waiting({ event, mine, again }: MineProps) {
  const { busy, run } = useBusy()
  const over = lineOver({ event, mine })
  // Where another slot is still to come she leaves this line for it.
  const leaves = isOwn(mine) && (over === null || shutOf(event, serverNow()) === null)
  return (
    <>
      <Card>
        <Text className="title">{words.standing.waiting}</Text>
        <Text>{over ?? words.ahead(mine.ahead)}</Text>
        <Facts event={event} mine={mine} />
      </Card>
      {leaves && shrinks({ event, mine }) && <Fewer mine={mine} again={again} />}
      {leaves && (
        <Button busy={busy} onTap={() => run(async () => leave(mine).then(again))}>
          {words.leaveWaiting}
        </Button>
      )}
    </>
  )
}

function Offered({ event, mine, templateId, again }: MineProps) {
  const { busy, run } = useBusy()
  const until = mine.offerUntil === null ? '' : sayWhen(mine.offerUntil)
  if (mine.offerUntil !== null && serverNow() >= mine.offerUntil) return <Notice>{words.lapsed}</Notice>
  return (
    <>
      <Notice kind="warn">
        <Text className="title">{isOwn(mine) ? words.offer(until) : words.offerTheirs(until)}</Text>
      </Notice>
      <Card>
        <Facts event={event} mine={mine} />
        {isOwn(mine) && (
          <>
            <Button kind="primary" busy={busy} onTap={() => run(() => askingToTell(templateId, () => accept(mine, event)).then(again))}>
              {words.accept}
            </Button>
            <Button busy={busy} onTap={() => run(async () => leave(mine).then(again))}>
              {words.decline}
            </Button>
            {shrinks({ event, mine }) && <Fewer mine={mine} again={again} />}
          </>
        )}
      </Card>
    </>
  )
}

/** How my own registration stands, and what I can do about it. */
export function Mine(props: MineProps) {
  switch (props.mine.state) {
    case 'registered':
      return <Registered {...props} />
    case 'waiting':
      return <Waiting {...props} />
    case 'offered':
      return <Offered {...props} />
    case 'lapsed':
      return <Notice>{words.lapsed}</Notice>
    case 'left':
    case 'cancelled':
      return null
  }
}

/** What stands at the bottom for who is coming: her code. */
export function TicketButton({ registrationId }: Pick<RegistrationView, 'registrationId'>) {
  return (
    <Button kind="primary" icon="ticket" onTap={() => void go(to.eventTicket(registrationId))}>
      {words.ticket}
    </Button>
  )
}
