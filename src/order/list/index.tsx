import type { OrderView } from '@domain/order/contract'
import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { go, to } from '../../kit/nav'
import { usePages } from '../../kit/pages'
import { useSession } from '../../kit/session'
import { useShownAgain } from '../../kit/shown'
import { AppShell } from '../../ui/AppShell'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Price } from '../../ui/Price'
import { Card, Tag } from '../../ui/Section'
import { SignedOut } from '../../ui/SignedOut'
import { Skeleton } from '../../ui/Skeleton'
import { Tap } from '../../ui/Tap'
import { Trouble } from '../../ui/Trouble'
import { visitWords } from '../../ui/when'
import { standingOf, stateWords, toneOf, words as orderWords } from '../words'
import { words } from './words'

const PAGE = 10

function OrderCard({ order }: { readonly order: OrderView }) {
  const standing = standingOf(order)
  const { orderId, lines, station, pickupDay, pickupFrom, pickupUntil, state } = order
  return (
    <Card>
      <Tap onTap={() => void go(to.order(orderId))}>
        <View className="line line-apart">
          <Text className="item-name grow">{station.name}</Text>
          <Tag kind={toneOf(standing)}>{stateWords[standing]}</Tag>
        </View>
        <View>{orderWords.goods(lines)}</View>
        {(state === 'paid' || state === 'unpaid') && <View className="soft small">{words.pickup(visitWords(pickupDay, pickupFrom, pickupUntil))}</View>}
      </Tap>
      <View className="line line-apart">
        <Price fen={state === 'unpaid' || state === 'cancelled' ? order.payFen : order.paidFen} before={state === 'unpaid' ? words.toPay : words.paid} size="text" />
        {state === 'unpaid' && (
          <Button small onTap={() => void go(to.result(orderId))}>
            {words.pay}
          </Button>
        )}
        {state === 'paid' && order.poolState !== 'open' && (
          <Button small onTap={() => void go(to.pickupCode(orderId))}>
            {words.code}
          </Button>
        )}
      </View>
    </Card>
  )
}

export default function Orders() {
  const { session } = useSession()
  const { answer, pages, more, busy, again } = usePages('order.list', session ? { limit: PAGE } : null)
  const orders = pages.flatMap((page) => page.orders)
  useShownAgain(() => void again())
  usePullDownRefresh(() => void again().then(() => Taro.stopPullDownRefresh()))
  if (!session) {
    return (
      <AppShell>
        <SignedOut text={orderWords.signIn} />
      </AppShell>
    )
  }
  const look = <Button onTap={() => void go(to.today())}>{words.look}</Button>
  return (
    <AppShell>
      {answer === null && <Skeleton rows={4} />}
      {answer && answer.kind !== 'done' && <Trouble answer={answer} again={() => void again()} />}
      {pages.length > 0 && orders.length === 0 && <EmptyState text={words.none} action={look} />}
      {orders.map((order) => (
        <OrderCard key={order.orderId} order={order} />
      ))}
      {more && (
        <Button kind="quiet" busy={busy} onTap={more}>
          {words.more}
        </Button>
      )}
    </AppShell>
  )
}
