import type { OrderView } from '@domain/order/contract'
import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { useBusy } from '../../kit/busy'
import { useAsk } from '../../kit/load'
import { go, to } from '../../kit/nav'
import { useSession } from '../../kit/session'
import { useEvery, useShownAgain } from '../../kit/shown'
import { ActionBar } from '../../ui/ActionBar'
import { AppShell } from '../../ui/AppShell'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { SignedOut } from '../../ui/SignedOut'
import { Skeleton } from '../../ui/Skeleton'
import { Trouble } from '../../ui/Trouble'
import { sayWhen } from '../../ui/when'
import { standingOf, stateWords, words as orderWords } from '../words'
import { cancel } from './order-store'
import { Asks, Lines, Money, Pickup, Timeline } from './Parts'
import { words } from './words'

const REFRESH_MS = 15_000

/** What one may still do with an order beside the one main thing. */
function Actions({ order, again }: { readonly order: OrderView; readonly again: () => Promise<void> }) {
  const { busy, run } = useBusy()
  const { orderId, poolId, poolState, canCancel, canAskRefund, askRefundUntil } = order
  const copy = async (): Promise<void> => {
    await Taro.setClipboardData({ data: orderId })
  }
  return (
    <View className="stack">
      {poolId !== null && <Button onTap={() => void go(to.pool(poolId))}>{words.pool}</Button>}
      {canAskRefund && <Button onTap={() => void go(to.refund(orderId))}>{words.ask}</Button>}
      {canAskRefund && askRefundUntil !== null && <Text className="soft small middle">{words.askUntil(sayWhen(askRefundUntil))}</Text>}
      {canCancel && (
        <Button kind="quiet" busy={busy} onTap={() => run(() => cancel(orderId).then(again))}>
          {words.cancel}
        </Button>
      )}
      {poolState === 'open' && !canCancel && <Text className="soft small middle">{words.leavePool}</Text>}
      <Button kind="quiet" onTap={() => void copy().catch(() => undefined)}>
        {words.copy}
      </Button>
    </View>
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
      {answer?.kind === 'refused' && <EmptyState text={words.gone} action={orders} />}
      {answer && answer.kind !== 'done' && answer.kind !== 'refused' && <Trouble answer={answer} again={() => void refresh()} />}
      {order && (
        <View className="stack">
          <Text className="title">{stateWords[standingOf(order)]}</Text>
          <Timeline order={order} />
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
