import { shopClock } from '@domain/time'
import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { useBusy } from '../../kit/busy'
import { handovers } from '../../kit/handovers'
import { useSession } from '../../kit/session'
import { useSignal } from '../../kit/signal'
import { ActionBar } from '../../ui/ActionBar'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { Sheet } from '../../ui/Sheet'
import { Tick } from '../../ui/Tick'
import { CodeField } from '../../ui/work/counter/CodeField'
import { WorkShell } from '../../ui/work/WorkShell'
import { BagCard } from './BagCard'
import { Cases, Queue } from './Queue'
import { takeAlong, useShelves, waitingBags } from './shelf'
import { canGo, flip, goingOf, handOver, look, nextPerson, openBag, setGreen, useDesk, type Desk } from './store'
import { words } from './words'

const CODE_MOST = 40
const TYPED_LEAST = 8
const SCANS = process.env.TARO_ENV === 'weapp'

/** What the camera reads; null where its holder changed her mind. */
async function scanned(): Promise<string | null> {
  try {
    return (await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] })).result
  } catch {
    return null
  }
}

interface TypingProps {
  readonly trouble: string | null
  readonly typed: string
  readonly onInput: (typed: string) => void
  readonly onDone: () => void
}

function Typing({ trouble, typed, onInput, onDone }: TypingProps) {
  return (
    <>
      {trouble !== null && <Notice kind="warn">{trouble}</Notice>}
      <CodeField label={words.code} placeholder={words.placeholder} value={typed} most={CODE_MOST} focus={!SCANS} onInput={onInput} onDone={onDone} />
      <Text className="soft">{words.hint}</Text>
      {!SCANS && <Text className="soft small">{words.hintScanner}</Text>}
    </>
  )
}

/** How many bags are still here, and whose. */
function Waiting() {
  const [open, setOpen] = useState(false)
  const { shelves, at } = useShelves()
  handovers.use()
  const { left, all } = waitingBags(shelves)
  if (all === 0) return at === null ? null : <Notice>{words.nothingHere}</Notice>
  return (
    <>
      <View className="line line-apart">
        <View className="grow">
          <Text>{words.waiting(left.length, all)}</Text>
          {at !== null && <View className="soft small">{words.takenAlong(shopClock(at).slice(11))}</View>}
        </View>
        {left.length > 0 && (
          <Button kind="quiet" small onTap={() => setOpen(true)}>
            {words.whose}
          </Button>
        )}
      </View>
      <Sheet open={open} title={words.whoseTitle} onClose={() => setOpen(false)}>
        {left.map(({ bagId, number, name, handover, building }) => (
          <View key={bagId} className="table-row">
            {words.waitingBag(words.bag(number), name, handover === 'door' ? words.toDoor(building ?? '') : '')}
          </View>
        ))}
      </Sheet>
    </>
  )
}

function NoSignal() {
  const { shelves, at } = useShelves()
  const bags = shelves.reduce((count, shelf) => count + shelf.bags.length, 0)
  return <Notice kind="warn">{at === null || bags === 0 ? words.signalGoneBare : words.signalGone(shopClock(at).slice(11), bags)}</Notice>
}

function Opened({ bag, without, green, trouble, onOther }: Extract<Desk, { at: 'bag' }> & { readonly onOther: () => void }) {
  const some = bag.lines.some(canGo)
  return (
    <>
      {trouble !== null && <Notice kind="warn">{trouble}</Notice>}
      {!bag.arrived && <Notice kind="warn">{words.notArrived}</Notice>}
      <BagCard bag={bag} without={without} onFlip={flip} />
      <Text className="soft small">{some ? words.pick : words.nothing}</Text>
      {some && bag.green === true && (
        <Tick on={green} onChange={setGreen} label={words.green}>
          {words.greenIs}
        </Tick>
      )}
      <Button kind="quiet" onTap={onOther}>
        {words.other}
      </Button>
    </>
  )
}

function Done({ bag, handed, left, waits }: Extract<Desk, { at: 'done' }>) {
  const { entries } = handovers.use()
  const entry = waits === null ? undefined : entries.find(({ key, about }) => key === waits || about.bagId === bag.bagId)
  // The server has it otherwise: the case above says how.
  if (entry?.trouble) return null
  const sent = entry === undefined
  const shown = sent ? { ...bag, lines: bag.lines.map((line) => ({ ...line, handedAt: line.handedAt ?? line.queuedAt, queuedAt: null })) } : bag
  return (
    <>
      <Notice kind={sent ? 'good' : 'warn'}>
        <Text className="title">{sent ? words.done(handed) : words.doneHere(handed)}</Text>
        {!sent && <View>{words.doneHereTells}</View>}
        <View>{left > 0 ? words.left(left) : words.allDone}</View>
      </Notice>
      <BagCard bag={shown} without={[]} onFlip={null} />
    </>
  )
}

interface BarProps {
  readonly desk: Desk
  readonly busy: boolean
  /** What was typed is long enough to be a code. */
  readonly ready: boolean
  readonly onFind: () => void
  readonly onScan: () => void
  readonly onHand: () => void
  readonly onNext: () => void
}

interface Step {
  readonly name: string
  readonly act: () => void
  readonly off?: boolean
}

function stepOf({ desk, ready, onFind, onScan, onHand, onNext }: BarProps): Step {
  const next = SCANS ? { name: words.scanNext, act: onScan } : { name: words.next, act: onNext }
  if (desk.at === 'done') return next
  if (desk.at === 'code') return SCANS && !ready ? { name: words.scan, act: onScan } : { name: words.find, act: onFind, off: !ready }
  const going = goingOf(desk.bag, desk.without).length
  if (going === 0) return next
  const whole = going === desk.bag.lines.filter(({ handedAt, queuedAt, stop }) => handedAt === null && queuedAt === null && stop !== 'refunded').length
  return { name: whole ? words.hand : words.handSome(going), act: onHand }
}

/** The one thing to do: find the bag, hand it over, the next person. */
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

export default function DeskPage() {
  const { desk, signal } = useDesk()
  const { session } = useSession()
  const { entries } = handovers.use()
  const [typed, setTyped] = useState('')
  const { busy, run } = useBusy()
  useEffect(() => nextPerson, [])
  useSignal(look, !signal || entries.some(({ trouble }) => trouble === null))
  const next = () => {
    setTyped('')
    nextPerson()
  }
  const find = (code: string) => run(() => openBag(code))
  const scan = () =>
    run(async () => {
      const code = await scanned()
      if (code === null) return
      next()
      await openBag(code)
    })
  const hand = () =>
    run(async () => {
      await handOver()
      void takeAlong()
    })
  const bar = <Bar desk={desk} busy={busy} ready={typed.trim().length >= TYPED_LEAST} onFind={() => find(typed)} onScan={scan} onHand={hand} onNext={next} />
  return (
    <WorkShell bar={bar}>
      {!signal && session && <NoSignal />}
      <Queue />
      {desk.at !== 'bag' && <Cases />}
      {desk.at !== 'bag' && <Waiting />}
      {desk.at === 'code' && <Typing trouble={desk.trouble} typed={typed} onInput={setTyped} onDone={() => find(typed)} />}
      {desk.at === 'bag' && <Opened {...desk} onOther={next} />}
      {desk.at === 'done' && <Done {...desk} />}
      {desk.at === 'done' && SCANS && (
        <Button kind="quiet" onTap={next}>
          {words.typeNext}
        </Button>
      )}
    </WorkShell>
  )
}
