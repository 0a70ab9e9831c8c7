import type { PoolView } from '@domain/pool/contract'
import { Text, View } from '@tarojs/components'
import { go, to } from '../kit/nav'
import { Button } from './Button'
import { Countdown } from './Countdown'
import { PoolFaces } from './PoolFaces'
import { PoolSentence } from './PoolSentence'
import { Card, Tag } from './Section'
import { words } from './words'

/** A pool in a list: its people, how it stands, and the way in. */
export function PoolCard({ pool }: { readonly pool: PoolView }) {
  const open = pool.state === 'open' && !pool.full
  return (
    <Card>
      <View className="line line-apart">
        <PoolFaces {...pool} />
        {pool.mine && <Tag kind="good">{words.mine}</Tag>}
      </View>
      <PoolSentence pool={pool} />
      <View className="line line-apart">
        <Text className="soft small">{open ? <Countdown at={pool.endsAt} says={words.poolEnds} over={words.poolOver} /> : pool.stationName}</Text>
        <Button small kind="plain" onTap={() => void go(to.pool(pool.poolId))}>
          {open && !pool.mine ? words.join : words.look}
        </Button>
      </View>
    </Card>
  )
}
