import type { DeskView } from '@domain/event/contract'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useCallback, useEffect, useState, type ReactNode } from 'react'
import { useBusy } from '../../../kit/busy'
import { serverNow } from '../../../kit/clock'
import { go, to } from '../../../kit/nav'
import { scanOnce, scansInPage } from '../../../kit/scan'
import { useSession } from '../../../kit/session'
import { useSignal } from '../../../kit/signal'
import { ActionBar } from '../../../ui/ActionBar'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/EmptyState'
import { Notice } from '../../../ui/Notice'
import { Skeleton } from '../../../ui/Skeleton'
import { Trouble } from '../../../ui/Trouble'
import { sayWhen } from '../../../ui/when'
import { CodeField } from '../../../ui/work/counter/CodeField'
import { Scanner } from '../../../ui/work/counter/Scanner'
import { Figures } from '../../../ui/work/Figures'
import { WorkShell } from '../../../ui/work/WorkShell'
import { spanWords } from '../../times'
import { words } from '../words'
import { Everyone } from './Everyone'
import { cameOf, useList } from './list'
import { PartyCard } from './PartyCard'
import { Cases, Queue, useTold } from './Queue'
import { givingOf, goingOf, letIn, look, nextParty, open, see, useDesk, type Desk } from './store'
import { WalkIn } from './WalkIn'

const CODE_MOST = 80

/** What the event is, how many are in, and since when this phone knows. */
function Head({ desk, at }: { readonly desk: DeskView; readonly at: string | null }) {
  const { told } = useTold()
  const waiting = told.filter(({ trouble }) => trouble === null).length
  const left = desk.slots.reduce((sum, slot) => sum + slot.left, 0)
  const figures = [
    { name: words.figures.came, value: cameOf(desk) },
    { name: words.figures.registered, value: desk.registered },
    { name: words.figures.left, value: left },
    ...(waiting > 0 ? [{ name: words.figuresQueued, value: waiting, warn: true }] : []),
  ]
  return (
    <>
      <View>
        <View className="title">{desk.title}</View>
        <View className="soft small">{spanWords({ startsAt: desk.slots[0]?.startsAt ?? desk.opensAt, endsAt: desk.slots.at(-1)?.endsAt ?? desk.closesAt })}</View>
      </View>
      <Figures figures={figures} />
      {at !== null && <Text className="soft small">{words.listAt(at)}</Text>}
    </>
  )
}

function Shut({ desk: { state, opensAt, closesAt } }: { readonly desk: DeskView }) {
  const now = serverNow()
  if (state === 'cancelled') return <Notice kind="warn">{words.closedAll}</Notice>
  return now < opensAt || now >= closesAt ? <Notice>{words.closed(sayWhen(opensAt), sayWhen(closesAt))}</Notice> : null
}

interface IdleProps {
  readonly trouble: string | null
  readonly typed: string
  readonly onInput: (typed: string) => void
  readonly onDone: () => void
}

function Idle({ trouble, typed, onInput, onDone }: IdleProps) {
  return (
    <>
      {trouble !== null && <Notice kind="warn">{trouble}</Notice>}
      <CodeField label={words.code} placeholder={words.placeholder} value={typed} most={CODE_MOST} focus={false} onInput={onInput} onDone={onDone} />
      <Text className="soft">{words.hint}</Text>
      {scansInPage && <Text className="soft small">{words.hintScanner}</Text>}
    </>
  )
}

function Done({ title, notes, waits }: Extract<Desk, { at: 'done' }>) {
  const { told } = useTold()
  const still = waits !== null && told.some(({ key, trouble }) => key === waits && trouble === null)
  return (
    <Notice kind={still ? 'warn' : 'good'}>
      <Text className="title">{title}</Text>
      {(still || waits === null) && notes.map((note) => <View key={note}>{note}</View>)}
    </Notice>
  )
}

interface BarProps {
  readonly desk: Desk
  readonly busy: boolean
  readonly ready: boolean
  readonly onFind: () => void
  readonly onScan: () => void
  readonly onLetIn: () => void
  readonly onNext: () => void
}

interface Step {
  readonly name: string
  readonly act: () => void
  readonly off?: boolean
}

function stepOf({ desk, ready, onFind, onScan, onLetIn, onNext }: BarProps): Step {
  const next = scansInPage ? { name: words.next, act: onNext } : { name: words.scanNext, act: onScan }
  if (desk.at === 'done') return next
  if (desk.at === 'trust') return { name: words.trustIn, act: onLetIn }
  if (desk.at === 'idle') return !scansInPage && !ready ? { name: words.scan, act: onScan } : { name: words.find, act: onFind, off: !ready }
  const going = goingOf(desk).length
  if (going > 0) return { name: desk.oldMinutes === null ? words.letIn(going) : words.vouch(going), act: onLetIn }
  return givingOf(desk).length > 0 ? { name: words.handOnly, act: onLetIn } : next
}

/** The one thing to do: find the party, let it in, the next one. */
function Bar(props: BarProps) {
  const { name, act, off = false } = stepOf(props)
  return (
    <ActionBar>
      <Button kind="primary" busy={props.busy} disabled={off} onTap={act}>
        {name}
      </Button>
    </ActionBar>
  )
}

/** Said in so many words, so that nobody is let in unseen. */
function Trusting({ listAt, oldMinutes }: Extract<Desk, { at: 'trust' }>) {
  return (
    <>
      {oldMinutes !== null && <Notice kind="warn">{words.old(oldMinutes)}</Notice>}
      <Notice kind="warn">
        <Text className="title">{words.trustTitle(sayWhen(listAt))}</Text>
        <View>{words.trust}</View>
      </Notice>
    </>
  )
}

const hasSomebody = ({ at }: Desk): boolean => at === 'party' || at === 'trust'

type Open = 'walk-in' | 'everyone' | null

function AtWork({ list, desk, children }: { readonly list: DeskView; readonly desk: Desk; readonly children: ReactNode }) {
  const [shown, setShown] = useState<Open>(null)
  const close = () => setShown(null)
  return (
    <>
      {children}
      {!hasSomebody(desk) && (
        <View className="work-buttons">
          <Button onTap={() => setShown('walk-in')}>{words.walkIn}</Button>
          <Button onTap={() => setShown('everyone')}>{words.everyone}</Button>
        </View>
      )}
      {shown === 'walk-in' && <WalkIn desk={list} onClose={close} />}
      {shown === 'everyone' && <Everyone desk={list} onClose={close} />}
    </>
  )
}

/** Why this desk can't be worked at. */
function Refused({ refusal }: { readonly refusal: string }) {
  const said = refusal === 'not_on_duty' ? words.notOnDuty : refusal === 'desk_closed' ? words.closedAll : words.gone
  return <EmptyState drawing="people" text={said} action={<Button onTap={() => void go(to.duties())}>{words.list}</Button>} />
}

/** Where families stand in a queue: scan, type, look up; it goes on without a signal. */
export default function EventDesk() {
  const { event: eventId = '' } = useRouter<{ event?: string }>().params
  const { desk, signal } = useDesk()
  const list = useList()
  const { session } = useSession()
  const { told } = useTold()
  const [typed, setTyped] = useState('')
  const { busy, run } = useBusy()
  useEffect(() => nextParty, [])
  useSignal(
    useCallback(() => (eventId === '' || !session ? Promise.resolve() : look(eventId)), [eventId, session]),
    !signal || told.some(({ trouble }) => trouble === null),
  )
  const next = () => {
    setTyped('')
    nextParty()
  }
  const find = (text: string) => run(() => open(eventId, text))
  const scan = () =>
    run(async () => {
      const code = await scanOnce()
      if (code === null) return
      next()
      await open(eventId, code)
    })
  const known = list.eventId === eventId ? list.desk : null
  const refused = list.eventId === eventId && list.answer?.kind === 'refused' ? list.answer.refusal : null
  const bar = known ? <Bar desk={desk} busy={busy} ready={typed.trim() !== ''} onFind={() => find(typed)} onScan={scan} onLetIn={() => run(() => letIn(eventId))} onNext={next} /> : undefined
  return (
    <WorkShell bar={refused === null ? bar : undefined}>
      {!signal && <Notice kind="warn">{list.at === null ? words.offlineNoList : words.signalGone(sayWhen(list.at))}</Notice>}
      <Queue />
      <Cases />
      {refused !== null && <Refused refusal={refused} />}
      {refused === null && known === null && (list.answer && list.eventId === eventId ? <Trouble answer={list.answer} again={() => void look(eventId)} /> : signal && <Skeleton rows={4} />)}
      {refused === null && known && (
        <AtWork list={known} desk={desk}>
          {!hasSomebody(desk) && <Head desk={known} at={signal && list.at !== null ? sayWhen(list.at) : null} />}
          {!hasSomebody(desk) && <Shut desk={known} />}
          <Scanner paused={hasSomebody(desk)} onCode={(code) => run(() => see(eventId, code))} />
          {desk.at === 'idle' && <Idle trouble={desk.trouble} typed={typed} onInput={setTyped} onDone={() => find(typed)} />}
          {desk.at === 'party' && <PartyCard desk={desk} />}
          {desk.at === 'trust' && <Trusting {...desk} />}
          {hasSomebody(desk) && (
            <Button kind="quiet" onTap={next}>
              {desk.at === 'party' && goingOf(desk).length === 0 ? words.next : words.other}
            </Button>
          )}
          {desk.at === 'done' && <Done {...desk} />}
          {desk.at === 'done' && !scansInPage && (
            <Button kind="quiet" onTap={next}>
              {words.typeNext}
            </Button>
          )}
        </AtWork>
      )}
    </WorkShell>
  )
}
