import type { Output } from '@domain/contract'
import type { OrderView } from '@domain/order/contract'
import { standingOf, type Standing } from '@domain/order/standing'
import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { go, to } from '../../kit/nav'
import { usePages } from '../../kit/pages'
import { useSession } from '../../kit/session'
import { useShownAgain } from '../../kit/shown'
import { AppShell } from '../../ui/AppShell'
import { Button } from '../../ui/Button'
import { Chips } from '../../ui/Chips'
import { EmptyState } from '../../ui/EmptyState'
import { Price } from '../../ui/Price'
import { Card, Tag } from '../../ui/Section'
import { SignedOut } from '../../ui/SignedOut'
import { Skeleton } from '../../ui/Skeleton'
import { Tap } from '../../ui/Tap'
import { Trouble } from '../../ui/Trouble'
import { sayWhen, visitWords } from '../../ui/when'
import '../order.scss'
import { ThingPicture } from '../Thing'
import { stateWords, toneOf, words as orderWords } from '../words'
import { words } from './words'

const PAGE = 10
const PICTURES = 4

type Kind = keyof typeof words.kinds
type Counts = Output<'order.list'>['counts']

const standings: Record<Exclude<Kind, 'all'>, Standing[]> = {
  unpaid: ['unpaid'],
  pooling: ['pooling'],
  waiting: ['waiting'],
  arrived: ['arrived'],
  fetched: ['fetched'],
  over: ['refunded', 'cancelled'],
}
const kinds: readonly Kind[] = ['all', 'unpaid', 'arrived', 'pooling', 'waiting', 'fetched', 'over']
const isKind = (text: string | undefined): text is Kind => kinds.some((kind) => kind === text)
const countOf = (kind: Kind, counts: Counts): number => new Map<string, number>(Object.entries(counts ?? {})).get(kind) ?? 0

/** What is next for an order, in a sentence. */
function nextWords(order: OrderView, standing: Standing): string | null {
  const visit = visitWords(order.pickupDay, order.pickupFrom, order.pickupUntil)
  switch (standing) {
    case 'unpaid':
      return words.payUntil(sayWhen(order.payUntil))
    case 'pooling':
      return order.poolEndsAt ? words.poolEnds(sayWhen(order.poolEndsAt)) : null
    case 'waiting':
    case 'arrived':
      return words.pickup(visit, order.station.name)
    default:
      return words.placed(sayWhen(order.placedAt))
  }
}

function Buttons({ order, standing }: { readonly order: OrderView; readonly standing: Standing }) {
  const { orderId, poolId } = order
  if (standing === 'unpaid') {
    return (
      <Button small kind="primary" onTap={() => void go(to.result(orderId))}>
        {words.pay}
      </Button>
    )
  }
  if (standing === 'pooling' && poolId !== null) {
    return (
      <Button small onTap={() => void go(to.pool(poolId))}>
        {words.pool}
      </Button>
    )
  }
  if (standing !== 'waiting' && standing !== 'arrived') return null
  return (
    <Button small kind={standing === 'arrived' ? 'primary' : 'plain'} onTap={() => void go(to.pickupCode(orderId))}>
      {words.code}
    </Button>
  )
}

function OrderCard({ order }: { readonly order: OrderView }) {
  const standing = standingOf(order)
  const { orderId, lines, state } = order
  const next = nextWords(order, standing)
  const [only] = lines
  return (
    <Card>
      <Tap className="order-head" onTap={() => void go(to.order(orderId))}>
        <View className="line line-apart">
          <Tag kind={toneOf(standing)}>{stateWords[standing]}</Tag>
          {order.asked && <Tag kind="warn">{orderWords.asked}</Tag>}
        </View>
        <View className="things">
          {lines.slice(0, PICTURES).map((line) => (
            <ThingPicture key={line.lineId} {...line} />
          ))}
          {lines.length === 1 && only && <Text className="grow">{words.one(only.name, only.quantity)}</Text>}
          {lines.length > 1 && <Text className="soft">{words.many(lines.length)}</Text>}
        </View>
        {next !== null && <Text className="soft small">{next}</Text>}
      </Tap>
      <View className="order-foot">
        <Price fen={state === 'unpaid' || state === 'cancelled' ? order.payFen : order.paidFen} before={state === 'unpaid' || state === 'cancelled' ? words.toPay : words.paid} size="text" />
        <View className="order-buttons">
          <Buttons order={order} standing={standing} />
        </View>
      </View>
    </Card>
  )
}

function Mine({ first }: { readonly first: Kind }) {
  const [kind, setKind] = useState<Kind>(first)
  const { answer, value, pages, more, busy, again } = usePages('order.list', { limit: PAGE, ...(kind === 'all' ? {} : { standing: standings[kind] }) })
  // How many wait for what is the same whichever kind is shown, and stays while another kind is on its way.
  const counts = useRef<Counts>(undefined)
  counts.current = value?.counts ?? counts.current
  const orders = pages.flatMap((page) => page.orders)
  useShownAgain(() => void again())
  usePullDownRefresh(() => void again().then(() => Taro.stopPullDownRefresh()))
  const options = kinds.map((each) => ({ value: each, title: words.kind(words.kinds[each], countOf(each, counts.current)) }))
  return (
    <>
      <Chips options={options} value={kind} onChange={(next) => isKind(next) && setKind(next)} />
      {answer === null && <Skeleton rows={4} picture />}
      {answer && answer.kind !== 'done' && <Trouble answer={answer} again={() => void again()} />}
      {pages.length > 0 && orders.length === 0 && (
        <EmptyState drawing="orders" text={kind === 'all' ? words.none : words.noneSo} action={<Button onTap={() => void go(to.today())}>{words.look}</Button>} />
      )}
      {orders.map((order) => (
        <OrderCard key={order.orderId} order={order} />
      ))}
      {more && (
        <Button kind="quiet" busy={busy} onTap={more}>
          {words.more}
        </Button>
      )}
    </>
  )
}

export default function Orders() {
  const { session } = useSession()
  const { standing } = useRouter<{ standing?: string }>().params
  return <AppShell>{session ? <Mine first={isKind(standing) ? standing : 'all'} /> : <SignedOut text={orderWords.signIn} />}</AppShell>
}
