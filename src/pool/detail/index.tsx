import { yuan } from '@domain/money'
import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter, useShareAppMessage } from '@tarojs/taro'
import { useEffect } from 'react'
import { chosenOf, pricedOf, useBasket } from '../../kit/basket'
import { priceOf } from '@domain/pool/price'
import { stationOf, useMe, visitStation } from '../../kit/me'
import { go, to } from '../../kit/nav'
import { useEvery, useShownAgain } from '../../kit/shown'
import { ActionBar } from '../../ui/ActionBar'
import { AppShell } from '../../ui/AppShell'
import { Button } from '../../ui/Button'
import { Countdown } from '../../ui/Countdown'
import { EmptyState } from '../../ui/EmptyState'
import { Notice } from '../../ui/Notice'
import { PoolFaces } from '../../ui/PoolFaces'
import { PoolSentence, sentenceOf } from '../../ui/PoolSentence'
import { Card } from '../../ui/Section'
import { ShareButton } from '../../ui/ShareButton'
import { Skeleton } from '../../ui/Skeleton'
import { Trouble } from '../../ui/Trouble'
import { JoinBar, Picking } from './Join'
import { Members } from './Members'
import { Mine } from './Mine'
import { isJoinable, sits, usePool, type Order, type Pool, type Tonight } from './pool-store'
import { words } from './words'

const REFRESH_MS = 8_000

/** What the reader's goods are worth: her order's, else what she has picked so far once that is enough. */
function useGoodsFen({ leastFen }: Pool, order: Order | null, tonight: Tonight | null): number | null {
  const basket = useBasket(tonight?.campaignId ?? null)
  if (order) return order.goodsFen
  const { goodsFen } = priceOf(pricedOf(chosenOf(tonight?.items ?? [], basket)), 0, 0)
  return goodsFen >= leastFen ? goodsFen : null
}

function Head({ pool, order, tonight }: { readonly pool: Pool; readonly order: Order | null; readonly tonight: Tonight | null }) {
  const goodsFen = useGoodsFen(pool, order, tonight)
  return (
    <Card>
      <Text className="soft small">{pool.communityName}</Text>
      <Text className="title">
        <PoolSentence pool={pool} goodsFen={goodsFen} />
      </Text>
      <PoolFaces {...pool} />
      {pool.state === 'open' && !pool.full && <Countdown at={pool.endsAt} says={words.ends} over={words.over} />}
      <Text>{words.station(pool.stationName)}</Text>
      {pool.state === 'open' && (
        <Text className="soft small">
          {words.how(yuan(pool.leastFen), words.steps(pool.steps))}
          {words.ifNot}
        </Text>
      )}
      <Members members={pool.members} />
    </Card>
  )
}

const today = <Button onTap={() => void go(to.today())}>{words.today}</Button>

/** For who isn't in it and can't come any more. */
function Late({ pool }: { readonly pool: Pool }) {
  if (sits(pool.mine) || isJoinable(pool)) return null
  return (
    <View className="stack">
      <Notice>{pool.state === 'open' ? words.full : words.closed}</Notice>
      {today}
    </View>
  )
}

function barOf(pool: Pool | null, tonight: Tonight | null) {
  if (!pool) return undefined
  if (isJoinable(pool)) return tonight ? <JoinBar pool={pool} tonight={tonight} /> : undefined
  if (pool.state !== 'open' || pool.full || pool.mine?.seat !== 'paid') return undefined
  return (
    <ActionBar>
      <ShareButton kind="primary" address={to.pool(pool.poolId)}>
        {words.share}
      </ShareButton>
    </ActionBar>
  )
}

export default function PoolPage() {
  const { pool: poolId = '' } = useRouter<{ pool?: string }>().params
  const page = usePool(poolId)
  const { answer, value: pool } = page.pool
  const own = useMe(stationOf)
  const again = () => void page.again()
  useEvery(REFRESH_MS, pool?.state === 'open', again)
  useShownAgain(again)
  usePullDownRefresh(() => void page.again().then(() => Taro.stopPullDownRefresh()))
  useShareAppMessage(() => ({ title: pool ? words.shareTitle(sentenceOf(pool, null)) : words.title, path: to.pool(poolId) }))
  useEffect(() => {
    if (pool && own === null) visitStation(pool.stationId)
  }, [pool, own])
  return (
    <AppShell bar={barOf(pool, page.tonight)}>
      {answer === null && <Skeleton rows={3} />}
      {answer?.kind === 'refused' && <EmptyState text={words.gone} action={today} />}
      {answer && answer.kind !== 'done' && answer.kind !== 'refused' && <Trouble answer={answer} again={again} />}
      {pool && (
        <>
          <Head pool={pool} order={page.order} tonight={page.tonight} />
          {sits(pool.mine) && <Mine pool={pool} order={page.order} again={page.again} />}
          <Late pool={pool} />
          {page.tonight && isJoinable(pool) && <Picking pool={pool} tonight={page.tonight} />}
        </>
      )}
    </AppShell>
  )
}
