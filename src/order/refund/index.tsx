import type { Input } from '@domain/contract'
import type { OrderView } from '@domain/order/contract'
import { Image, Text, Textarea, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useBusy } from '../../kit/busy'
import { call } from '../../kit/call'
import { useAsk } from '../../kit/load'
import { swap, to } from '../../kit/nav'
import { pickPhoto, smallJpeg } from '../../kit/photo'
import { say, wordsFor } from '../../kit/say'
import { ActionBar } from '../../ui/ActionBar'
import { AppShell } from '../../ui/AppShell'
import { a11y } from '../../ui/a11y'
import { Button } from '../../ui/Button'
import { Choice } from '../../ui/Choice'
import { EmptyState } from '../../ui/EmptyState'
import { Card, Section } from '../../ui/Section'
import { Skeleton } from '../../ui/Skeleton'
import { Stepper } from '../../ui/Stepper'
import { Trouble } from '../../ui/Trouble'
import { words } from './words'

type Wish = Input<'refund.ask'>
type Reason = Wish['reason']

const SIDE = 960
/** 44 KB of picture, as base64 carries it. */
const MOST_CHARS = 60_000

const reasons: readonly Reason[] = ['damaged', 'missing', 'wrong', 'quality', 'other']

function Photo({ photo, onPhoto }: { readonly photo: string | null; readonly onPhoto: (photo: string) => void }) {
  const { busy, run } = useBusy()
  const pick = () =>
    run(async () => {
      const path = await pickPhoto()
      if (path === null) return
      const small = await smallJpeg(path, SIDE, MOST_CHARS)
      if (small === null) say(words.photoFailed)
      else onPhoto(small)
    })
  const named = process.env.TARO_ENV === 'h5' ? { imgProps: { alt: words.shown } } : {}
  return (
    <Card>
      {photo !== null && <Image className="photo" mode="aspectFill" src={`data:image/jpeg;base64,${photo}`} {...named} />}
      <Button busy={busy} onTap={pick}>
        {photo === null ? words.photo : words.other}
      </Button>
      <Text className="soft small">{words.photoIs}</Text>
    </Card>
  )
}

function Form({ order, onWish }: { readonly order: OrderView; readonly onWish: (wish: Partial<Wish>) => void }) {
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({})
  const [reason, setReason] = useState<Reason | null>(null)
  const [note, setNote] = useState('')
  const [photo, setPhoto] = useState<string | null>(null)
  const count = (itemId: string, quantity: number) => {
    const next = { ...counts, [itemId]: quantity }
    setCounts(next)
    onWish({ lines: Object.entries(next).flatMap(([id, many]) => (many > 0 ? [{ itemId: id, quantity: many }] : [])) })
  }
  return (
    <View className="stack">
      <Section title={words.which}>
        <Card>
          {order.lines.map((line) => (
            <View className="line line-apart" key={line.lineId}>
              <View className="item-words">
                <Text className="item-name">{line.name}</Text>
                <Text className="soft small">{words.most(line.quantity)}</Text>
              </View>
              <Stepper value={counts[line.itemId] ?? 0} max={line.quantity - line.refundedQuantity} label={line.name} onChange={(next) => count(line.itemId, next)} />
            </View>
          ))}
        </Card>
      </Section>
      <Section title={words.reason}>
        <Choice
          label={words.reason}
          options={reasons.map((value) => ({ value, title: words.reasons[value] }))}
          value={reason}
          onChange={(value) => {
            setReason(value)
            onWish({ reason: value })
          }}
        />
        <Textarea
          className="field-input field-area"
          value={note}
          maxlength={200}
          placeholder={words.note}
          onInput={(event) => {
            setNote(event.detail.value)
            onWish({ note: event.detail.value.trim() })
          }}
          {...a11y({ label: words.note })}
        />
      </Section>
      <Photo
        photo={photo}
        onPhoto={(small) => {
          setPhoto(small)
          onWish({ photo: small })
        }}
      />
      <Text className="soft small">{words.rule}</Text>
    </View>
  )
}

async function send(wish: Wish): Promise<void> {
  const answer = await call('refund.ask', wish)
  if (answer.kind !== 'done') return say(wordsFor(answer))
  say(words.sent)
  await swap(to.order(wish.orderId))
}

export default function AskRefund() {
  const { order: orderId = '' } = useRouter<{ order?: string }>().params
  const { answer, value: order, again } = useAsk('order.get', { orderId })
  const [wish, setWish] = useState<Partial<Wish>>({})
  const { busy, run } = useBusy()
  const { lines = [], reason } = wish
  const missing = lines.length === 0 ? words.pick : reason === undefined ? words.pickReason : null
  const bar = order?.canAskRefund && (
    <ActionBar>
      <Button kind="primary" busy={busy} disabled={missing !== null} onTap={() => run(async () => void (reason && (await send({ ...wish, orderId, lines, reason }))))}>
        {missing ?? words.send}
      </Button>
    </ActionBar>
  )
  return (
    <AppShell bar={bar || undefined}>
      {answer === null && <Skeleton rows={3} />}
      {answer && answer.kind !== 'done' && <Trouble answer={answer} again={() => void again()} />}
      {order && !order.canAskRefund && <EmptyState text={words.over} action={<Button onTap={() => void swap(to.order(orderId))}>{words.order}</Button>} />}
      {order?.canAskRefund && <Form order={order} onWish={(part) => setWish((before) => ({ ...before, ...part }))} />}
    </AppShell>
  )
}
