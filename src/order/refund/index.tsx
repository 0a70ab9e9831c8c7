import type { OrderView } from '@domain/order/contract'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { yuan } from '@domain/money'
import { useBusy } from '../../kit/busy'
import { useAsk } from '../../kit/load'
import { swap, to } from '../../kit/nav'
import { useSession } from '../../kit/session'
import { ActionBar } from '../../ui/ActionBar'
import { AppShell } from '../../ui/AppShell'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Price } from '../../ui/Price'
import { SignedOut } from '../../ui/SignedOut'
import { Skeleton } from '../../ui/Skeleton'
import { Trouble } from '../../ui/Trouble'
import { words as orderWords } from '../words'
import { Photo, Why, Which } from './Form'
import { backOf, send, wanted, type Wish } from './refund-store'
import { words } from './words'

const NOTHING: Wish = { counts: {}, reason: null, note: '', photo: null }

/** What is still to be said before it can be sent; null where nothing is. */
function missingWords({ counts, reason }: Wish): string | null {
  if (wanted(counts).length === 0) return words.pick
  return reason === null ? words.pickReason : null
}

function SendBar({ order, wish }: { readonly order: OrderView; readonly wish: Wish }) {
  const { busy, run } = useBusy()
  const missing = missingWords(wish)
  return (
    <ActionBar about={<Price fen={backOf(order, wish.counts)} before={words.back} />}>
      <Button kind="primary" busy={busy} disabled={missing !== null} onTap={() => run(() => send(order.orderId, wish))}>
        {missing ?? words.send}
      </Button>
    </ActionBar>
  )
}

function Form({ order, wish, onWish }: { readonly order: OrderView; readonly wish: Wish; readonly onWish: (change: Partial<Wish>) => void }) {
  return (
    <View className="stack">
      <Which order={order} counts={wish.counts} onCounts={(counts) => onWish({ counts })} />
      <Why wish={wish} onWish={onWish} />
      <Photo photo={wish.photo} onPhoto={(photo) => onWish({ photo })} />
      <Text className="soft small">{words.rule(yuan(backOf(order, wish.counts)))}</Text>
    </View>
  )
}

export default function AskRefund() {
  const { order: orderId = '' } = useRouter<{ order?: string }>().params
  const { session } = useSession()
  const { answer, value: order, again } = useAsk('order.get', session ? { orderId } : null)
  const [wish, setWish] = useState(NOTHING)
  if (!session) {
    return (
      <AppShell>
        <SignedOut text={orderWords.signIn} />
      </AppShell>
    )
  }
  const open = order?.canAskRefund === true && order.asked !== true
  const onward = <Button onTap={() => void swap(to.order(orderId))}>{words.order}</Button>
  return (
    <AppShell bar={order && open ? <SendBar order={order} wish={wish} /> : undefined}>
      {answer === null && <Skeleton rows={3} picture />}
      {answer && answer.kind !== 'done' && <Trouble answer={answer} again={() => void again()} />}
      {order && !open && <EmptyState drawing="refund" text={order.asked ? words.waits : words.over} action={onward} />}
      {order && open && <Form order={order} wish={wish} onWish={(change) => setWish((before) => ({ ...before, ...change }))} />}
    </AppShell>
  )
}
