import type { Output } from '@domain/contract'
import { Input, Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { useBusy } from '../../kit/busy'
import { useAsk } from '../../kit/load'
import { ActionBar } from '../../ui/ActionBar'
import { a11y } from '../../ui/a11y'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { Sheet } from '../../ui/Sheet'
import { WorkShell } from '../../ui/work/WorkShell'
import { BagCard } from './BagCard'
import './desk.scss'
import { canGo, flip, goingOf, handOver, nextPerson, openBag, useDesk, type Desk } from './store'
import { words } from './words'

const CODE_MOST = 40
const TYPED_LEAST = 8

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
  readonly onScan: () => void
}

function Typing({ trouble, typed, onInput, onDone, onScan }: TypingProps) {
  return (
    <>
      {trouble !== null && <Notice kind="warn">{trouble}</Notice>}
      {process.env.TARO_ENV === 'weapp' && <Button onTap={onScan}>{words.scan}</Button>}
      <Input
        className="field-input desk-code"
        value={typed}
        placeholder={words.placeholder}
        maxlength={CODE_MOST}
        focus
        onInput={(event) => onInput(event.detail.value)}
        onConfirm={onDone}
        {...a11y({ label: words.code })}
      />
      <Text className="soft">{words.hint}</Text>
      {process.env.TARO_ENV === 'h5' && <Text className="soft small">{words.hintScanner}</Text>}
    </>
  )
}

type PackingList = Output<'campaign.sheet'>

/** How many bags are still here, and whose. */
function Waiting({ sheet: { bags } }: { readonly sheet: PackingList }) {
  const [open, setOpen] = useState(false)
  const left = bags.filter(({ done }) => !done)
  return (
    <>
      <View className="line line-apart">
        <Text>{words.waiting(left.length, bags.length)}</Text>
        {left.length > 0 && (
          <Button kind="quiet" small onTap={() => setOpen(true)}>
            {words.whose}
          </Button>
        )}
      </View>
      <Sheet open={open} title={words.whoseTitle} onClose={() => setOpen(false)}>
        {left.map(({ bagId, number, name }) => (
          <View key={bagId} className="table-row">
            {words.waitingBag(number, name)}
          </View>
        ))}
      </Sheet>
    </>
  )
}

function Opened({ bag, without, trouble, onOther }: Extract<Desk, { at: 'bag' }> & { readonly onOther: () => void }) {
  const some = bag.lines.some(canGo)
  return (
    <>
      {trouble !== null && <Notice kind="warn">{trouble}</Notice>}
      {!bag.arrived && <Notice kind="warn">{words.notArrived}</Notice>}
      <BagCard bag={bag} without={without} onFlip={flip} />
      <Text className="soft small">{some ? words.pick : words.nothing}</Text>
      <Button kind="quiet" onTap={onOther}>
        {words.other}
      </Button>
    </>
  )
}

interface BarProps {
  readonly desk: Desk
  readonly busy: boolean
  /** What was typed is long enough to be a code. */
  readonly ready: boolean
  readonly onFind: () => void
  readonly onHand: () => void
  readonly onNext: () => void
}

/** The one thing to do: find the bag, hand it over, the next person. */
function Bar({ desk, busy, ready, onFind, onHand, onNext }: BarProps) {
  const going = desk.at === 'bag' ? goingOf(desk.bag, desk.without).length : 0
  const whole = desk.at === 'bag' && going === desk.bag.lines.filter(({ handedAt, stop }) => handedAt === null && stop !== 'refunded').length
  const act = { code: onFind, bag: going > 0 ? onHand : onNext, done: onNext }[desk.at]
  const name = { code: words.find, bag: going === 0 ? words.next : whole ? words.hand : words.handSome(going), done: words.next }[desk.at]
  return (
    <ActionBar>
      <Button kind="primary" busy={busy} disabled={desk.at === 'code' && !ready} onTap={act}>
        {name}
      </Button>
    </ActionBar>
  )
}

function Done({ bag, handed, left }: Extract<Desk, { at: 'done' }>) {
  return (
    <>
      <Notice kind="good">
        <Text className="title">{words.done(handed)}</Text>
        <View>{left > 0 ? words.left(left) : words.allDone}</View>
      </Notice>
      <BagCard bag={bag} without={[]} onFlip={null} />
    </>
  )
}

export default function DeskPage() {
  const { campaign } = useRouter().params
  const sheet = useAsk('campaign.sheet', campaign ? { campaignId: campaign } : null)
  const { desk } = useDesk()
  const [typed, setTyped] = useState('')
  const { busy, run } = useBusy()
  useEffect(() => nextPerson, [])
  const find = (code: string) => run(() => openBag(code))
  const scan = () =>
    run(async () => {
      const code = await scanned()
      if (code !== null) await openBag(code)
    })
  const next = () => {
    setTyped('')
    nextPerson()
  }
  const hand = () =>
    run(async () => {
      await handOver()
      await sheet.again()
    })
  return (
    <WorkShell bar={<Bar desk={desk} busy={busy} ready={typed.trim().length >= TYPED_LEAST} onFind={() => find(typed)} onHand={hand} onNext={next} />}>
      {sheet.value && <Waiting sheet={sheet.value} />}
      {desk.at === 'code' && <Typing trouble={desk.trouble} typed={typed} onInput={setTyped} onDone={() => find(typed)} onScan={scan} />}
      {desk.at === 'bag' && <Opened {...desk} onOther={next} />}
      {desk.at === 'done' && <Done {...desk} />}
    </WorkShell>
  )
}
