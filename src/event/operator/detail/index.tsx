import type { PlanView } from '@domain/event/contract'
import { yuan } from '@domain/money'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { attempt } from '../../../kit/attempt'
import { useBusy } from '../../../kit/busy'
import { useAsk } from '../../../kit/load'
import { go, to } from '../../../kit/nav'
import { confirm, say } from '../../../kit/say'
import { useSession } from '../../../kit/session'
import { useShownAgain } from '../../../kit/shown'
import { ActionBar } from '../../../ui/ActionBar'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import { Card, Row, Section, Tag } from '../../../ui/Section'
import { ShareButton } from '../../../ui/ShareButton'
import { sayWhen } from '../../../ui/when'
import { Door } from '../../../ui/work/Door'
import { Figures } from '../../../ui/work/Figures'
import { Shown } from '../../../ui/work/Shown'
import { WorkShell } from '../../../ui/work/WorkShell'
import { EventPicture } from '../../EventPicture'
import { slotWords, spanWords } from '../../times'
import { words as eventWords } from '../../words'
import { stateKind } from '../plan'
import { words } from '../words'
import { Cancelling } from './Cancelling'
import { Changing } from './Changing'
import { Duty } from './Duty'

interface PlanProps {
  readonly plan: PlanView
  readonly again: () => Promise<void>
}

function Facts({ plan }: { readonly plan: PlanView }) {
  const { title, picture, state, place, station, registerFrom, registerUntil, audience, partyMost, coupon, photos, costFen, reason } = plan
  return (
    <Card>
      <EventPicture picture={picture} title={title} />
      <View className="line line-apart">
        <Text className="title grow">{title}</Text>
        <Tag kind={stateKind(state)}>{eventWords.states[state]}</Tag>
      </View>
      {reason !== null && <Notice kind="warn">{words.reasonWas(reason)}</Notice>}
      <Row name={words.when}>{spanWords(plan)}</Row>
      <Row name={words.place}>{place}</Row>
      <Row name={words.station}>{station.name}</Row>
      <Row name={words.register}>{words.registers(sayWhen(registerFrom), sayWhen(registerUntil))}</Row>
      <Row name={words.audience}>{eventWords.audience(audience, station.communityName)}</Row>
      <Row name={words.partyMost}>{eventWords.people(partyMost)}</Row>
      {coupon !== null && <Row name={words.coupon}>{coupon}</Row>}
      {photos && <Text className="soft small">{words.photosOn}</Text>}
      <Row name={words.costOf}>{yuan(costFen)}</Row>
    </Card>
  )
}

function Counts({ plan, again, live }: PlanProps & { readonly live: boolean }) {
  const [changing, setChanging] = useState(false)
  const { figures } = words
  return (
    <Section title={words.facts}>
      <Figures
        figures={[
          { name: figures.registered, value: plan.registered },
          { name: figures.offered, value: plan.offered },
          { name: figures.waiting, value: plan.waiting, warn: plan.waiting > 0 },
          { name: figures.came, value: plan.came },
        ]}
      />
      <Card>
        <Text className="field-label">{words.slots}</Text>
        {plan.slots.map((slot) => (
          <Text key={slot.slotId}>{words.slot(slotWords(slot, plan.slots), slot.capacity - slot.left, slot.capacity, slot.waiting)}</Text>
        ))}
        {plan.handouts.length > 0 && <Text className="field-label">{words.handouts}</Text>}
        {plan.handouts.map(({ handoutId, name, left, stock }) => (
          <Text key={handoutId}>{words.handout(name, left, stock)}</Text>
        ))}
        {live && plan.state !== 'draft' && <Button onTap={() => setChanging(true)}>{words.change}</Button>}
      </Card>
      {changing && <Changing plan={plan} onDone={again} onClose={() => setChanging(false)} />}
    </Section>
  )
}

/** The event's own link: who comes by it is counted as brought by the event. */
function Link({ plan: { eventId, invite } }: { readonly plan: PlanView }) {
  return (
    <Section title={words.link}>
      <Card>
        <Text className="soft small">{words.linkIs}</Text>
        <ShareButton address={to.event(eventId, invite)}>{words.share}</ShareButton>
      </Card>
    </Section>
  )
}

function Actions({ plan, again, live }: PlanProps & { readonly live: boolean }) {
  const [cancelling, setCancelling] = useState(false)
  const isDraft = plan.state === 'draft'
  return (
    <>
      {!isDraft && <Door title={words.look} onTap={() => void go(to.event(plan.eventId))} />}
      {!isDraft && <Door title={words.result} onTap={() => void go(to.eventResult(plan.eventId))} />}
      <Door title={words.trail} onTap={() => void go(to.trail(plan.eventId))} />
      <View className="work-buttons">
        {isDraft && <Button onTap={() => void go(to.eventEdit({ event: plan.eventId }))}>{words.editDraft}</Button>}
        <Button onTap={() => void go(to.eventEdit({ like: plan.eventId }))}>{words.like}</Button>
        {live && (
          <Button kind="danger" onTap={() => setCancelling(true)}>
            {words.cancel}
          </Button>
        )}
      </View>
      {cancelling && <Cancelling plan={plan} onDone={again} onClose={() => setCancelling(false)} />}
    </>
  )
}

function Plan({ plan, again }: PlanProps) {
  const live = plan.state !== 'done' && plan.state !== 'cancelled'
  return (
    <View className="split">
      <View className="split-main">
        <Facts plan={plan} />
        <Actions plan={plan} again={again} live={live} />
      </View>
      <View className="split-aside">
        <Counts plan={plan} again={again} live={live} />
        <Duty plan={plan} again={again} live={live} />
        {live && plan.state !== 'draft' && <Link plan={plan} />}
      </View>
    </View>
  )
}

async function publish({ eventId, revision }: PlanView): Promise<void> {
  if (!(await confirm(words.publish, words.publishAsk, words.publish, words.notYet))) return
  if (await attempt('event.publish', { eventId, revision })) say(words.published)
}

/** One event as its operator sees it: who comes, who works there, and what can still be changed. */
export default function EventPlan() {
  const { event: eventId = '' } = useRouter<{ event?: string }>().params
  const { session } = useSession()
  const plan = useAsk('event.plan', session && eventId !== '' ? { eventId } : null)
  const { busy, run } = useBusy()
  useShownAgain(() => void plan.again())
  const draft = plan.value?.state === 'draft' ? plan.value : null
  const bar = draft && (
    <ActionBar>
      <Button kind="primary" busy={busy} onTap={() => run(async () => publish(draft).then(plan.again))}>
        {words.publish}
      </Button>
    </ActionBar>
  )
  return (
    <WorkShell place="events" wide bar={bar ?? undefined}>
      <Shown of={plan} rows={5}>
        {(value) => <Plan plan={value} again={plan.again} />}
      </Shown>
    </WorkShell>
  )
}
