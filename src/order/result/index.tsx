import type { Output } from '@domain/contract'
import { Text, View } from '@tarojs/components'
import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { useEffect } from 'react'
import { useBusy } from '../../kit/busy'
import { useAsk } from '../../kit/load'
import { go, swap, to } from '../../kit/nav'
import { checkPaid, type PayOutcome } from '../../kit/pay'
import { say, wordsFor } from '../../kit/say'
import { useEvery, useShownAgain } from '../../kit/shown'
import { ActionBar } from '../../ui/ActionBar'
import { AppShell } from '../../ui/AppShell'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Notice } from '../../ui/Notice'
import { PoolFaces } from '../../ui/PoolFaces'
import { PoolSentence, sentenceOf } from '../../ui/PoolSentence'
import { Price } from '../../ui/Price'
import { Card } from '../../ui/Section'
import { ShareButton } from '../../ui/ShareButton'
import { Skeleton } from '../../ui/Skeleton'
import { Trouble } from '../../ui/Trouble'
import { sayWhen, visitWords } from '../../ui/when'
import { payOrder, usePaying } from '../pay-store'
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
      <Price fen={order.payFen} />
      {said !== null && <Notice kind="warn">{said}</Notice>}
      <Text>{words.held(sayWhen(order.payUntil))}</Text>
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
  const { pickupDay, pickupFrom, pickupUntil, station } = order
  return (
    <>
      <Card>
        <Text className="title">{words.paid}</Text>
        <Price fen={order.paidFen} before={words.amount} />
        <Text>{words.pickup(visitWords(pickupDay, pickupFrom, pickupUntil), station.name)}</Text>
      </Card>
      {pool && (
        <Card>
          <PoolFaces {...pool} />
          <PoolSentence pool={pool} goodsFen={order.goodsFen} />
          <Button onTap={() => void swap(to.pool(pool.poolId))}>{words.pool}</Button>
        </Card>
      )}
      <View className="stack">
        <Button onTap={() => void swap(to.order(order.orderId))}>{words.order}</Button>
        <Button kind="quiet" onTap={() => void go(to.today())}>
          {words.today}
        </Button>
      </View>
    </>
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
      return <EmptyState drawing="orders" text={words.cancelled} action={today} />
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
