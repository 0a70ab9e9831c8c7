import { Text, View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import type { Output } from '@domain/contract'
import { useAsk } from '../../kit/load'
import { stationOf, useMe, visitStation } from '../../kit/me'
import { go, to } from '../../kit/nav'
import { AppShell } from '../../ui/AppShell'
import { Button } from '../../ui/Button'
import { Countdown } from '../../ui/Countdown'
import { EmptyState } from '../../ui/EmptyState'
import { Picture } from '../../ui/Picture'
import { Price } from '../../ui/Price'
import { Card } from '../../ui/Section'
import { Skeleton } from '../../ui/Skeleton'
import { Tap } from '../../ui/Tap'
import { Trouble } from '../../ui/Trouble'
import { words } from './words'

type Tonight = Output<'campaign.tonight'>

function ItemCard({ campaignId, item, people }: { readonly campaignId: string; readonly item: Tonight['items'][number]; readonly people: number }) {
  return (
    <Tap className="card" onTap={() => void go(to.item(campaignId, item.itemId))} label={item.name}>
      <View className="line">
        <Picture picture={item.picture} category={item.category} name={item.name} />
        <View className="grow">
          <Text>{item.name}</Text>
          <View className="soft small">{words.left(item.left, item.unit)}</View>
          <Price fen={item.priceFen} />
          <Price fen={item.poolFen} before={words.together(people)} size="text" />
        </View>
      </View>
    </Tap>
  )
}

function TonightList({ tonight }: { readonly tonight: Tonight }) {
  return (
    <>
      <Card>
        <Text className="title">{tonight.station.name}</Text>
        <Countdown at={tonight.closesAt} says={words.closes} over={words.closed} />
      </Card>
      {tonight.items.map((item) => (
        <ItemCard key={item.itemId} campaignId={tonight.campaignId} item={item} people={tonight.pool.seatsMax} />
      ))}
    </>
  )
}

export default function Today() {
  useLoad(({ stationId }: { stationId?: string }) => {
    if (stationId) visitStation(stationId)
  })
  const { me } = useMe()
  const stationId = stationOf(me)
  const { answer, value: tonight, again } = useAsk('campaign.tonight', stationId === null ? null : { stationId })
  const choose = (
    <Button kind="primary" onTap={() => void go(to.stations())}>
      {words.choose}
    </Button>
  )
  return (
    <AppShell tab>
      {stationId === null && <EmptyState text={words.noStation} action={choose} />}
      {stationId !== null && answer === null && <Skeleton rows={4} picture />}
      {answer && answer.kind !== 'done' && <Trouble answer={answer} again={() => void again()} />}
      {tonight && <TonightList tonight={tonight} />}
    </AppShell>
  )
}
