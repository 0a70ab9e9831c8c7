import { idFromScene } from '@domain/campaign/scene'
import type { EventView } from '@domain/event/contract'
import { shopDay } from '@domain/time'
import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter, useShareAppMessage } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { useBusy } from '../../../kit/busy'
import { serverNow } from '../../../kit/clock'
import { signedIn } from '../../../kit/gate'
import { useInvite } from '../../../kit/invite'
import { useInvited } from '../../../kit/invited'
import { loadMe, stationOf, useMe, visitStation } from '../../../kit/me'
import { go, to } from '../../../kit/nav'
import { useSession } from '../../../kit/session'
import { useEvery, useShownAgain } from '../../../kit/shown'
import { ActionBar } from '../../../ui/ActionBar'
import { eventPictureOf } from '../../../ui/art/event-names'
import { AppShell } from '../../../ui/AppShell'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/EmptyState'
import { Notice } from '../../../ui/Notice'
import { Card, Row, Section, Tag } from '../../../ui/Section'
import { ShareButton } from '../../../ui/ShareButton'
import { PosterButton, type Poster } from '../../../ui/share/SharePoster'
import { useShareCard } from '../../../ui/share/useShareCard'
import { Skeleton } from '../../../ui/Skeleton'
import { Trouble } from '../../../ui/Trouble'
import { sayWhen } from '../../../ui/when'
import { EventPicture } from '../../EventPicture'
import { clock, slotWords, spanWords } from '../../times'
import { words as eventWords } from '../../words'
import { cameOf, isLive, shutOf } from '../standing'
import { words } from '../words'
import { useEvent } from './event-store'
import { Framing } from './Framing'
import { Mine, TicketButton } from './Mine'
import { Registering } from './Registering'

const REFRESH_MS = 15_000

function Slots({ event: { slots } }: { readonly event: EventView }) {
  return (
    <>
      {slots.map((slot) => (
        <Row key={slot.slotId} name={slotWords(slot, slots)}>
          {words.slotLine(eventWords.left(slot.left), slot.waiting)}
        </Row>
      ))}
    </>
  )
}

function Head({ event }: { readonly event: EventView }) {
  const { title, picture, place, state, station, audience, partyMost, slots } = event
  const [only] = slots
  return (
    <Card>
      <EventPicture picture={picture} title={title} />
      <View className="line line-apart">
        <Text className="title grow">{title}</Text>
        <Tag kind={state === 'open' ? 'good' : state === 'cancelled' ? 'warn' : 'plain'}>{eventWords.states[state]}</Tag>
      </View>
      <Row name={words.when}>{spanWords(event)}</Row>
      <Row name={words.place}>{place}</Row>
      <Row name={words.who}>{eventWords.audience(audience, station.communityName)}</Row>
      {slots.length > 1 ? <Slots event={event} /> : only && state === 'open' && <Text>{eventWords.left(only.left)}</Text>}
      <Text className="soft small">{words.party(partyMost)}</Text>
    </Card>
  )
}

function About({ event: { about, handouts, coupon } }: { readonly event: EventView }) {
  return (
    <>
      {(handouts.length > 0 || coupon !== null) && (
        <Section title={words.handouts}>
          <Card>
            {handouts.map(({ handoutId, name, left, stock }) => (
              <Text key={handoutId}>{words.handoutLeft(name, left, stock)}</Text>
            ))}
            {coupon !== null && <Row name={words.coupon}>{words.couponIs(coupon)}</Row>}
          </Card>
        </Section>
      )}
      <Section title={words.about}>
        <Text className="event-about">{about}</Text>
      </Section>
    </>
  )
}

/** Why nobody can register now, or until when one can. */
function Window({ event }: { readonly event: EventView }) {
  const shut = shutOf(event, serverNow())
  switch (shut) {
    case null:
      return event.slots.every(({ left }) => left === 0) ? <Notice>{words.wait(words.full)}</Notice> : <Text className="soft small">{words.until(sayWhen(event.registerUntil))}</Text>
    case 'cancelled':
      return <Notice kind="warn">{words.cancelled(event.reason ?? '')}</Notice>
    case 'over':
      return <Notice>{words.over}</Notice>
    case 'running':
      return <Notice>{words.running}</Notice>
    case 'not_yet':
      return <Notice>{words.notYet(sayWhen(event.registerFrom))}</Notice>
    case 'closed':
      return <Notice>{words.closed}</Notice>
  }
}

interface Sharing {
  readonly address: string
  /** Whose it is: one's own, or the event's. */
  readonly invite: string | null
}

/** Brings its station and who shared it, in the address and in WeChat's code. */
const posterOf = ({ eventId, title, picture, place, startsAt, endsAt, station, registerUntil }: EventView, { address, invite }: Sharing): Poster => ({
  facts: {
    title,
    sentence: spanWords({ startsAt, endsAt }),
    event: { picture: eventPictureOf(picture), place },
    station: station.name,
    until: words.untilDay(shopDay(registerUntil), clock(registerUntil)),
  },
  address,
  code: { leadsTo: 'event', id: eventId, ...(invite === null ? {} : { invite }) },
})

function Contents({ event, templateId, again, sharing }: { readonly event: EventView; readonly templateId: string | null; readonly again: () => Promise<void>; readonly sharing: Sharing }) {
  const live = event.mine !== null && isLive(event.mine)
  return (
    <>
      {event.mine && event.state !== 'cancelled' && <Mine event={event} templateId={templateId} mine={event.mine} again={again} />}
      <Head event={event} />
      {(!live || event.state === 'cancelled') && <Window event={event} />}
      <About event={event} />
      {event.mine !== null && cameOf(event.mine) > 0 && <Framing event={event} />}
      {event.state !== 'cancelled' && event.state !== 'done' && (
        <View className="two">
          <ShareButton address={sharing.address}>{words.share}</ShareButton>
          {shutOf(event, serverNow()) === null && <PosterButton poster={posterOf(event, sharing)}>{words.poster}</PosterButton>}
        </View>
      )}
      {(event.state === 'cancelled' || event.state === 'done') && others}
    </>
  )
}

const others = <Button onTap={() => void go(to.events())}>{words.all}</Button>

/** What a shared link opens: one event, also for somebody who was never here. The link brings its station and who shared it. */
export default function EventPage() {
  const { event: named, invite: linked, scene } = useRouter<{ event?: string; invite?: string; scene?: string }>().params
  const code = named === undefined ? idFromScene('event', scene) : null
  const { asked, event, again } = useEvent(code === null ? named === undefined ? null : { eventId: named } : { code })
  const eventId = named ?? event?.eventId ?? ''
  const brought = linked ?? asked.value?.invite ?? undefined
  const { session } = useSession()
  const own = useMe(stationOf)
  const { invite } = useInvite(session && event ? {} : null)
  const [registering, setRegistering] = useState(false)
  const { busy, run } = useBusy()
  const whose = invite?.invite ?? event?.invite ?? null
  const address = to.event(eventId, whose)
  const card = useShareCard(event && { title: event.title, sentence: spanWords(event), station: event.station.name })
  useInvited(brought)
  useShownAgain(() => void again())
  useEvery(REFRESH_MS, event !== null && event.state !== 'done' && event.state !== 'cancelled', () => void again())
  usePullDownRefresh(() => void again().then(() => Taro.stopPullDownRefresh()))
  useShareAppMessage(() => ({ title: event ? words.shareTitle(event.title, spanWords(event)) : words.about, path: address, imageUrl: card.imageUrl }))
  useEffect(() => {
    if (event && own === null) visitStation(event.station.stationId)
  }, [event, own])
  const start = () =>
    run(async () => {
      if (!(await signedIn())) return
      if (!useMe.getState().me) await loadMe()
      await again()
      setRegistering(true)
    })
  const { answer } = asked
  const mine = event?.mine ?? null
  const coming = mine?.state === 'registered' && cameOf(mine) < mine.people.length
  const may = event !== null && !(mine && isLive(mine)) && shutOf(event, serverNow()) === null
  const bar =
    event && mine && coming && event.state !== 'done' && event.state !== 'cancelled' ? (
      <ActionBar>
        <TicketButton registrationId={mine.registrationId} />
      </ActionBar>
    ) : may ? (
      <ActionBar>
        <Button kind="primary" busy={busy} onTap={start}>
          {words.register}
        </Button>
      </ActionBar>
    ) : undefined
  return (
    <AppShell bar={bar}>
      {card.surface}
      {answer === null && <Skeleton rows={3} picture />}
      {answer?.kind === 'refused' && <EmptyState drawing="gone" text={words.gone} action={others} />}
      {answer && answer.kind !== 'done' && answer.kind !== 'refused' && <Trouble answer={answer} again={() => void again()} />}
      {event && <Contents event={event} templateId={asked.value?.templateId ?? null} again={again} sharing={{ address, invite: whose }} />}
      {registering && event && may && <Registering event={event} templateId={asked.value?.templateId ?? null} onDone={again} onClose={() => setRegistering(false)} />}
    </AppShell>
  )
}
