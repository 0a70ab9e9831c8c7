import { yuan } from '@domain/money'
import type { AskView } from '@domain/refund/contract'
import { Image, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { attempt } from '../../kit/attempt'
import { useBusy } from '../../kit/busy'
import { serverNow } from '../../kit/clock'
import { useAsk } from '../../kit/load'
import { holds, useMe } from '../../kit/me'
import { go, to } from '../../kit/nav'
import { usePages } from '../../kit/pages'
import { say } from '../../kit/say'
import { useShownAgain } from '../../kit/shown'
import { Button } from '../../ui/Button'
import { whenWords } from '../../ui/Countdown'
import { EmptyState } from '../../ui/EmptyState'
import { Field } from '../../ui/Field'
import { Price } from '../../ui/Price'
import { Card, Tag } from '../../ui/Section'
import { Sheet } from '../../ui/Sheet'
import { Listed, Shown } from '../../ui/work/Shown'
import { WorkShell } from '../../ui/work/WorkShell'
import './decide.scss'
import { words } from './words'

type Verdict = 'accept' | 'decline'
interface Deciding {
  readonly ask: AskView
  readonly verdict: Verdict
}

const NOTE_MOST = 200

function Photo({ askId }: { readonly askId: string }) {
  const photo = useAsk('refund.photo', { askId })
  const named = process.env.TARO_ENV === 'h5' ? { imgProps: { alt: words.photoName } } : {}
  return <Shown of={photo}>{(value) => <Image className="ask-photo" mode="widthFix" src={`data:image/jpeg;base64,${value.photo}`} {...named} />}</Shown>
}

interface AskCardProps {
  readonly ask: AskView
  readonly onDecide: (verdict: Verdict) => void
  readonly onPhoto: () => void
}

function AskCard({ ask, onDecide, onPhoto }: AskCardProps) {
  return (
    <Card>
      <View className="line line-apart">
        <Tag kind="warn">{words.reasons[ask.reason]}</Tag>
        <Text className="soft small">{words.asked(whenWords(ask.askedAt, serverNow()))}</Text>
      </View>
      {ask.name !== undefined && <Text className="choice-title">{words.whose(words.bag(ask.bagNumber ?? null), ask.name, ask.handedAt ? words.fetched(whenWords(ask.handedAt, serverNow())) : words.notFetched)}</Text>}
      {ask.lines.map(({ itemId, name, quantity, fen }) => (
        <View key={itemId} className="row">
          <Text>{words.line(name, quantity)}</Text>
          <Text className="table-number">{yuan(fen)}</Text>
        </View>
      ))}
      {ask.note !== '' && <Text className="soft">{words.note(ask.note)}</Text>}
      <Price fen={ask.amountFen} />
      {ask.hasPhoto && (
        <Button kind="quiet" onTap={onPhoto}>
          {words.photo}
        </Button>
      )}
      <Button kind="quiet" label={words.orderOf(ask.orderId)} onTap={() => void go(to.orderTrace(ask.orderId))}>
        {words.order}
      </Button>
      <View className="work-buttons">
        <Button onTap={() => onDecide('decline')}>{words.decline}</Button>
        <Button onTap={() => onDecide('accept')}>{words.accept}</Button>
      </View>
    </Card>
  )
}

function Answering({ deciding: { ask, verdict }, onDone, onClose }: { readonly deciding: Deciding; readonly onDone: () => Promise<void>; readonly onClose: () => void }) {
  const [reply, setReply] = useState('')
  const { busy, run } = useBusy()
  const text = reply.trim()
  const send = () =>
    run(async () => {
      const decided = await attempt('refund.decide', { askId: ask.askId, accept: verdict === 'accept', ...(text === '' ? {} : { words: text }) })
      if (decided) say(words.done[verdict])
      onClose()
      await onDone()
    })
  const accept = verdict === 'accept'
  return (
    <Sheet
      open
      title={accept ? words.acceptTitle(yuan(ask.amountFen)) : words.declineTitle}
      onClose={onClose}
      action={
        <Button kind="primary" busy={busy} disabled={!accept && text === ''} onTap={send}>
          {words.send[verdict]}
        </Button>
      }
    >
      <View className="stack">
        <Text className="soft">{accept ? words.acceptTells : words.declineTells}</Text>
        <Field label={words.reply} value={reply} most={NOTE_MOST} placeholder={accept ? words.replyOptional : undefined} onInput={setReply} />
      </View>
    </Sheet>
  )
}

export default function Decide() {
  const asks = usePages('refund.list', {})
  const { me } = useMe()
  useShownAgain(() => void asks.again())
  const [deciding, setDeciding] = useState<Deciding | null>(null)
  const [photoOf, setPhotoOf] = useState<string | null>(null)
  return (
    <WorkShell wide {...(holds(me, 'operator') ? { place: 'asks' as const } : {})}>
      <Listed of={asks} rowsOf={(page) => page.asks.filter(({ state }) => state === 'asked')} empty={<EmptyState drawing="refund" text={words.empty} />} cards>
        {(ask) => <AskCard key={ask.askId} ask={ask} onDecide={(verdict) => setDeciding({ ask, verdict })} onPhoto={() => setPhotoOf(ask.askId)} />}
      </Listed>
      {deciding && <Answering key={deciding.ask.askId} deciding={deciding} onDone={asks.again} onClose={() => setDeciding(null)} />}
      <Sheet open={photoOf !== null} title={words.photoTitle} onClose={() => setPhotoOf(null)}>
        {photoOf !== null && <Photo askId={photoOf} />}
      </Sheet>
    </WorkShell>
  )
}
