import { idFromScene } from '@domain/campaign/scene'
import { yuan } from '@domain/money'
import { priceOf } from '@domain/pool/price'
import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter, useShareAppMessage } from '@tarojs/taro'
import { useEffect } from 'react'
import { chosenOf, pricedOf, useBasket } from '../../kit/basket'
import { stationOf, useMe, visitStation } from '../../kit/me'
import { go, to } from '../../kit/nav'
import { useEvery, useShownAgain } from '../../kit/shown'
import { ActionBar } from '../../ui/ActionBar'
import { AppShell } from '../../ui/AppShell'
import { Button } from '../../ui/Button'
import { Countdown } from '../../ui/Countdown'
import { EmptyState } from '../../ui/EmptyState'
import { Icon } from '../../ui/Icon'
import { Notice } from '../../ui/Notice'
import { PoolSentence, sentenceOf } from '../../ui/PoolSentence'
import { ShareButton } from '../../ui/ShareButton'
import { Skeleton } from '../../ui/Skeleton'
import { Trouble } from '../../ui/Trouble'
import { PosterButton } from '../../ui/share/SharePoster'
import { useShareCard } from '../../ui/share/useShareCard'
import { JoinBar, Picking } from './Join'
import { Mine } from './Mine'
import { isJoinable, isUnpaid, sits, usePool, type Order, type Pool, type PoolPage as Page, type Tonight } from './pool-store'
import { Seats } from './Seats'
import { shareFacts } from './share'
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
    <View className="card pool-head">
      <Text className="soft small">{words.place(pool.communityName, pool.stationName)}</Text>
      <Text className="title">
        <PoolSentence pool={pool} goodsFen={goodsFen} />
      </Text>
      <Seats {...pool} />
      {pool.state === 'open' && !pool.full && (
        <View className="pool-when">
          <Icon name="clock" />
          <Countdown at={pool.endsAt} says={words.ends} over={words.over} />
        </View>
      )}
      {pool.state === 'open' && <Text className="soft small">{words.how(yuan(pool.leastFen), words.steps(pool.steps)) + words.ifNot}</Text>}
    </View>
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

function barOf(pool: Pool, { order, tonight }: Page) {
  if (isJoinable(pool)) return tonight ? <JoinBar pool={pool} tonight={tonight} /> : undefined
  if (order && isUnpaid(pool, order)) {
    return (
      <ActionBar>
        <Button kind="primary" onTap={() => void go(to.result(order.orderId))}>
          {words.pay}
        </Button>
      </ActionBar>
    )
  }
  if (pool.state !== 'open' || pool.full || pool.mine?.seat !== 'paid') return undefined
  return (
    <ActionBar>
      <ShareButton kind="primary" address={to.pool(pool.poolId)}>
        {words.share}
      </ShareButton>
    </ActionBar>
  )
}

function Contents({ pool, page }: { readonly pool: Pool; readonly page: Page }) {
  const { order, tonight, again } = page
  const poster = { facts: shareFacts(pool, tonight), address: to.pool(pool.poolId), code: { leadsTo: 'pool' as const, id: pool.poolId } }
  return (
    <>
      <Head pool={pool} order={order} tonight={tonight} />
      {pool.mine?.seat === 'lapsed' && isJoinable(pool) && <Notice>{words.lapsed}</Notice>}
      {sits(pool.mine) && <Mine pool={pool} order={order} again={again} />}
      {pool.mine?.seat === 'paid' && pool.state === 'open' && !pool.full && <PosterButton poster={poster}>{words.poster}</PosterButton>}
      <Late pool={pool} />
      {tonight && isJoinable(pool) && <Picking pool={pool} tonight={tonight} />}
    </>
  )
}

export default function PoolPage() {
  const { pool: named, scene } = useRouter<{ pool?: string; scene?: string }>().params
  const poolId = named ?? idFromScene('pool', scene) ?? ''
  const page = usePool(poolId)
  const { answer, value: pool } = page.pool
  const own = useMe(stationOf)
  const again = () => void page.again()
  const card = useShareCard(pool && shareFacts(pool, page.tonight))
  useEvery(REFRESH_MS, pool?.state === 'open', again)
  useShownAgain(again)
  usePullDownRefresh(() => void page.again().then(() => Taro.stopPullDownRefresh()))
  useShareAppMessage(() => ({ title: pool ? words.shareTitle(sentenceOf(pool, null)) : words.title, path: to.pool(poolId), imageUrl: card.imageUrl }))
  useEffect(() => {
    if (pool && own === null) visitStation(pool.stationId)
  }, [pool, own])
  return (
    <AppShell bar={pool ? barOf(pool, page) : undefined}>
      {card.surface}
      {answer === null && <Skeleton rows={3} />}
      {answer?.kind === 'refused' && <EmptyState drawing="gone" text={words.gone} action={today} />}
      {answer && answer.kind !== 'done' && answer.kind !== 'refused' && <Trouble answer={answer} again={again} />}
      {pool && <Contents pool={pool} page={page} />}
    </AppShell>
  )
}
