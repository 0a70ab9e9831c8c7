import type { OrderView } from '@domain/order/contract'
import { standingOf } from '@domain/order/standing'
import type { AskView } from '@domain/refund/contract'
import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { useBusy } from '../../kit/busy'
import { useAsk } from '../../kit/load'
import { go, to } from '../../kit/nav'
import { say } from '../../kit/say'
import { useSession } from '../../kit/session'
import { useEvery, useShownAgain } from '../../kit/shown'
import { ActionBar } from '../../ui/ActionBar'
import { AppShell } from '../../ui/AppShell'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Card } from '../../ui/Section'
import { SignedOut } from '../../ui/SignedOut'
import { Skeleton } from '../../ui/Skeleton'
import { Timeline } from '../../ui/Timeline'
import { Trouble } from '../../ui/Trouble'
import { sayWhen } from '../../ui/when'
import '../order.scss'
import { stateWords, words as orderWords } from '../words'
import { cancel } from './order-store'
import { Asks, Lines, Money, Pickup } from './Parts'
import { timelineOf } from './timeline'
import { words } from './words'

const REFRESH_MS = 15_000

/** What one may still do with an order beside the one main thing. */
function Actions({ order, again }: { readonly order: OrderView; readonly again: () => Promise<void> }) {
  const { busy, run } = useBusy()
  const { orderId, poolId, poolState, canCancel, canAskRefund, askRefundUntil, asked, lines } = order
  const mayAsk = canAskRefund && asked !== true
  const mayReview = lines.some(({ handedAt, notFetched }) => handedAt !== null && !notFetched)
  const copy = () => Taro.setClipboardData({ data: orderId }).then(() => say(words.copied))
  return (
    <View className="stack">
      {poolId !== null && <Button onTap={() => void go(to.pool(poolId))}>{words.pool}</Button>}
      {mayReview && <Button onTap={() => void go(to.reviewsOfOrder(orderId))}>{words.review}</Button>}
      {mayAsk && <Button onTap={() => void go(to.refund(orderId))}>{words.ask}</Button>}
      {mayAsk && askRefundUntil !== null && <Text className="soft small middle">{words.askUntil(sayWhen(askRefundUntil))}</Text>}
      {canCancel && (
        <Button kind="quiet" busy={busy} onTap={() => run(() => cancel(orderId).then(again))}>
          {words.cancel}
        </Button>
      )}
      {poolState === 'open' && !canCancel && <Text className="soft small middle">{words.leavePool}</Text>}
      <Button kind="quiet" onTap={() => void copy().catch(() => say(orderId))}>
        {words.copy}
      </Button>
    </View>
  )
}

/** Where it stands, in a word and a sentence, and how it came there. */
function Head({ order, asks }: { readonly order: OrderView; readonly asks: readonly AskView[] }) {
  const standing = standingOf(order)
  return (
    <Card>
      <Text className="title">{stateWords[standing]}</Text>
      <Text className="soft">{words.next[standing]}</Text>
      <Timeline steps={timelineOf(order, asks)} />
    </Card>
  )
}

function barOf(order: OrderView | null) {
  if (order?.state === 'unpaid') {
    return (
      <ActionBar>
        <Button kind="primary" onTap={() => void go(to.result(order.orderId))}>
          {words.pay}
        </Button>
      </ActionBar>
    )
  }
  if (order?.state !== 'paid' || order.poolState === 'open') return undefined
  return (
    <ActionBar>
      <Button kind="primary" onTap={() => void go(to.pickupCode(order.orderId))}>
        {words.code}
      </Button>
    </ActionBar>
  )
}

export default function OrderPage() {
  const { order: orderId = '' } = useRouter<{ order?: string }>().params
  const { session } = useSession()
  const { answer, value: order, again } = useAsk('order.get', session ? { orderId } : null)
  const asks = useAsk('refund.list', session ? { orderId } : null)
  const refresh = async (): Promise<void> => {
    await Promise.all([again(), asks.again()])
  }
  useShownAgain(() => void refresh())
  useEvery(REFRESH_MS, order?.state === 'unpaid' || order?.state === 'paid', () => void refresh())
  usePullDownRefresh(() => void refresh().then(() => Taro.stopPullDownRefresh()))
  if (!session) {
    return (
      <AppShell>
        <SignedOut text={orderWords.signIn} />
      </AppShell>
    )
  }
  const orders = <Button onTap={() => void go(to.orders())}>{words.orders}</Button>
  return (
    <AppShell bar={barOf(order)}>
      {answer === null && <Skeleton rows={4} />}
      {answer?.kind === 'refused' && <EmptyState drawing="gone" text={words.gone} action={orders} />}
      {answer && answer.kind !== 'done' && answer.kind !== 'refused' && <Trouble answer={answer} again={() => void refresh()} />}
      {order && (
        <View className="stack">
          <Head order={order} asks={asks.value?.asks ?? []} />
          <Lines order={order} />
          <Money order={order} />
          <Asks asks={asks.value?.asks ?? []} again={refresh} />
          <Pickup order={order} />
          <Actions order={order} again={refresh} />
        </View>
      )}
    </AppShell>
  )
}
