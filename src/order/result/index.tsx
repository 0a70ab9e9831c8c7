import type { Output } from '@domain/contract'
import { Text, View } from '@tarojs/components'
import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { useEffect } from 'react'
import { setQuantity } from '../../kit/basket'
import { useBusy } from '../../kit/busy'
import { serverNow } from '../../kit/clock'
import { useAsk } from '../../kit/load'
import { go, swap, to } from '../../kit/nav'
import { checkPaid, type PayOutcome } from '../../kit/pay'
import { say, wordsFor } from '../../kit/say'
import { useEvery, useShownAgain } from '../../kit/shown'
import { ActionBar } from '../../ui/ActionBar'
import { AppShell } from '../../ui/AppShell'
import { Button } from '../../ui/Button'
import { Countdown } from '../../ui/Countdown'
import { Drawing } from '../../ui/Drawing'
import { EmptyState } from '../../ui/EmptyState'
import { Notice } from '../../ui/Notice'
import { PoolFaces } from '../../ui/PoolFaces'
import { PoolSentence, sentenceOf } from '../../ui/PoolSentence'
import { Price } from '../../ui/Price'
import { Card } from '../../ui/Section'
import { ShareButton } from '../../ui/ShareButton'
import { Skeleton } from '../../ui/Skeleton'
import { Trouble } from '../../ui/Trouble'
import { visitWords } from '../../ui/when'
import { payOrder, usePaying } from '../pay-store'
import './result.scss'
import { words } from './words'

type Order = Output<'order.get'>
type Pool = Output<'pool.get'>

const REFRESH_MS = 4_000

/** What the cashier said when it ended, where that needs words. */
function outcomeWords(outcome: PayOutcome | undefined): string | null {
  switch (outcome?.kind) {
    case 'impossible':
      return words.impossible
    case 'closed':
      return words.closed
    case 'trouble':
      return outcome.answer.kind === 'done' ? null : wordsFor(outcome.answer)
    default:
      return null
  }
}

/** What was ordered, small: enough to know it again. */
function Goods({ order: { lines } }: { readonly order: Order }) {
  return (
    <View className="result-goods">
      {lines.map(({ lineId, name, quantity }) => (
        <Text key={lineId} className="soft">
          {words.line(name, quantity)}
        </Text>
      ))}
    </View>
  )
}

function Unpaid({ order, again }: { readonly order: Order; readonly again: () => Promise<void> }) {
  const { outcomes } = usePaying()
  const { busy, run } = useBusy()
  const said = outcomeWords(outcomes[order.orderId])
  const check = () =>
    run(async () => {
      const outcome = await checkPaid(order.orderId)
      if (outcome.kind !== 'paid') say(words.stillNot)
      await again()
    })
  return (
    <Card>
      <Text className="title">{words.unpaid}</Text>
      {said !== null && <Notice kind="warn">{said}</Notice>}
      <Price fen={order.payFen} before={words.toPay} />
      <Goods order={order} />
      <Countdown at={order.payUntil} says={words.held} over={words.heldOver} />
      <Text className="soft">{words.unpaidIs}</Text>
      <Button busy={busy} onTap={check}>
        {words.check}
      </Button>
      <Button kind="quiet" onTap={() => void swap(to.order(order.orderId))}>
        {words.order}
      </Button>
    </Card>
  )
}

function Paid({ order, pool }: { readonly order: Order; readonly pool: Pool | null }) {
  const { pickupDay, pickupFrom, pickupUntil, station, handover } = order
  const when = visitWords(pickupDay, pickupFrom, pickupUntil)
  return (
    <>
      <View className="result-done">
        <Drawing name="done" />
        <Text className="title">{words.paid}</Text>
        <Price fen={order.paidFen} before={words.amount} />
      </View>
      {pool && (
        <Card>
          <Text className="title">
            <PoolSentence pool={pool} goodsFen={order.goodsFen} />
          </Text>
          <PoolFaces {...pool} />
          {pool.state === 'open' && !pool.full && <Countdown at={pool.endsAt} says={words.poolEnds} over={words.poolOver} />}
          {pool.state === 'open' && order.ifNotFilled && <Text className="soft">{words.ifNot[order.ifNotFilled]}</Text>}
          <Button onTap={() => void swap(to.pool(pool.poolId))}>{words.pool}</Button>
        </Card>
      )}
      <Card>
        <Text>{handover === 'door' ? words.door(when) : words.pickup(when, station.name)}</Text>
        <Goods order={order} />
        <Button onTap={() => void swap(to.order(order.orderId))}>{words.order}</Button>
        <Button kind="quiet" onTap={() => void go(to.today())}>
          {words.today}
        </Button>
      </Card>
    </>
  )
}

/** Not paid for in time: nothing was lost but the time, and what was picked can be taken up again. */
function Cancelled({ order }: { readonly order: Order }) {
  const back = async () => {
    for (const { itemId, quantity } of order.lines) setQuantity(order.campaignId, itemId, quantity)
    await go(to.basket())
  }
  const open = serverNow() < order.closesAt
  return (
    <EmptyState
      drawing="gone"
      text={words.cancelled}
      action={
        <Button kind="primary" onTap={() => void (open ? back() : go(to.today()))}>
          {open ? words.putBack : words.today}
        </Button>
      }
    />
  )
}

/** One arm for each way in which it can have gone. */
function Result({ order, pool, again }: { readonly order: Order; readonly pool: Pool | null; readonly again: () => Promise<void> }) {
  const today = <Button onTap={() => void go(to.today())}>{words.today}</Button>
  switch (order.state) {
    case 'unpaid':
      return <Unpaid order={order} again={again} />
    case 'paid':
    case 'fetched':
      return <Paid order={order} pool={pool} />
    case 'cancelled':
      return <Cancelled order={order} />
    case 'refunded':
      return <EmptyState drawing="refund" text={words.refunded} action={today} />
  }
}

function barOf(order: Order | null, pool: Pool | null) {
  if (order?.state === 'unpaid') {
    return (
      <ActionBar>
        <Button kind="primary" onTap={() => void payOrder(order.orderId)}>
          {words.pay}
        </Button>
      </ActionBar>
    )
  }
  if (order?.state !== 'paid' || pool?.state !== 'open' || pool.full) return undefined
  return (
    <ActionBar>
      <ShareButton kind="primary" address={to.pool(pool.poolId)}>
        {words.share}
      </ShareButton>
    </ActionBar>
  )
}

export default function ResultPage() {
  const { order: orderId = '' } = useRouter<{ order?: string }>().params
  const paying = usePaying((state) => state.orderId === orderId)
  const { answer, value: order, again } = useAsk('order.get', { orderId })
  const pool = useAsk('pool.get', order?.poolId && order.state === 'paid' ? { poolId: order.poolId } : null)
  useEffect(() => {
    if (!paying) void checkPaid(orderId).then(again)
  }, [paying, orderId, again])
  const refresh = () => void Promise.all([again(), pool.again()])
  useEvery(REFRESH_MS, !paying && (order?.state === 'unpaid' || pool.value?.state === 'open'), refresh)
  useShownAgain(refresh)
  useShareAppMessage(() => ({ title: pool.value ? words.shareTitle(sentenceOf(pool.value, null)) : words.paid, path: pool.value ? to.pool(pool.value.poolId) : to.today() }))
  if (paying) {
    return (
      <AppShell>
        <Notice>{words.opening}</Notice>
        <Skeleton rows={2} />
      </AppShell>
    )
  }
  return (
    <AppShell bar={barOf(order, pool.value)}>
      {answer === null && <Skeleton rows={2} />}
      {answer && answer.kind !== 'done' && <Trouble answer={answer} again={refresh} />}
      {order && <Result order={order} pool={pool.value} again={again} />}
    </AppShell>
  )
}
