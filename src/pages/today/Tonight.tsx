import { yuan } from '@domain/money'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { goFind } from '../../kit/finding'
import { go, to } from '../../kit/nav'
import { serverNow } from '../../kit/clock'
import { takesOrders } from '../../kit/ordering'
import type { Tonight } from '../../kit/tonight'
import { Button } from '../../ui/Button'
import { Countdown } from '../../ui/Countdown'
import { Icon } from '../../ui/Icon'
import { Notice } from '../../ui/Notice'
import { PoolCard } from '../../ui/PoolCard'
import { Section } from '../../ui/Section'
import { Tap } from '../../ui/Tap'
import { sayWhen, visitWords } from '../../ui/when'
import { Coming } from './Coming'
import { Shelves } from './Shelves'
import { words } from './words'

interface Evening {
  readonly tonight: Tonight
}

/** Where the goods are fetched, until when one may order, and when to come. */
function Head({ tonight: { station, closesAt, pickupDay, pickupFrom, pickupUntil } }: Evening) {
  const about = [station.address, words.hours(station.hours), station.leaderName && words.leader(station.leaderName)].filter(Boolean)
  return (
    <View className="card today-head">
      <View className="line line-apart">
        <View className="today-place">
          <Icon name="pin" />
          <Text className="today-station">{station.name}</Text>
        </View>
        <Button kind="quiet" small onTap={() => void go(to.stations())}>
          {words.change}
        </Button>
      </View>
      <Text className="soft small phrases">{about.join(' · ')}</Text>
      <View className="today-times">
        <View className="title">
          <Countdown at={closesAt} says={words.closes} over={words.closed} />
        </View>
        <Text>{words.pickup(visitWords(pickupDay, pickupFrom, pickupUntil))}</Text>
      </View>
    </View>
  )
}

/** Looks like a field and leads to one: typing needs the whole page. */
function SearchTap() {
  return (
    <Tap className="today-search" onTap={() => void goFind(null)}>
      <Icon name="search" />
      <Text>{words.search}</Text>
    </Tap>
  )
}

/** So many pools of neighbours stand above the goods; the others come when asked for. */
const FEW = 2

function Pools({ tonight: { myPools, pools, pool } }: Evening) {
  const [all, setAll] = useState(false)
  const best = pool.steps.at(-1)
  const shown = all ? pools : pools.slice(0, FEW)
  return (
    <>
      {myPools.length > 0 && (
        <Section title={words.myPools}>
          {myPools.map((one) => (
            <PoolCard key={one.poolId} pool={one} />
          ))}
        </Section>
      )}
      {pools.length > 0 && (
        <Section title={words.pools}>
          {shown.map((one) => (
            <PoolCard key={one.poolId} pool={one} />
          ))}
          {shown.length < pools.length && <Button onTap={() => setAll(true)}>{words.morePools(pools.length - shown.length)}</Button>}
        </Section>
      )}
      {best && <Text className="soft small">{words.howPools(best.people, yuan(pool.leastFen), best.percent)}</Text>}
    </>
  )
}

function standing({ state, opensAt }: Tonight): string | null {
  if (state === 'cancelled') return words.cancelled
  return state === 'open' && serverNow() < opensAt ? words.notYet(sayWhen(opensAt)) : words.over
}

/** The evening of one station: where, until when, who is buying together, and what there is. */
export function TonightView({ tonight }: Evening) {
  return (
    <View className="stack">
      <Head tonight={tonight} />
      <Coming stationId={tonight.station.stationId} />
      {!takesOrders(tonight) && <Notice kind={tonight.state === 'cancelled' ? 'warn' : 'plain'}>{standing(tonight)}</Notice>}
      <SearchTap />
      <Pools tonight={tonight} />
      <Shelves tonight={tonight} />
    </View>
  )
}
