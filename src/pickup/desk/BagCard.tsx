import { shopClock, type Instant } from '@domain/time'
import { Text, View } from '@tarojs/components'
import { Card, Tag } from '../../ui/Section'
import { Tick } from '../../ui/Tick'
import '../../ui/work/counter/counter.scss'
import type { Bag, Line } from './shelf'
import { canGo } from './store'
import { words } from './words'

const clock = (at: Instant): string => shopClock(at).slice(11)

/** Why a line does not go over the counter. */
function standing({ handedAt, claimedAt, queuedAt, stop }: Line): string {
  if (queuedAt !== null) return words.queuedAt(clock(queuedAt))
  if (stop !== null) return words.stops[stop]
  if (handedAt === null) return ''
  return claimedAt ? words.claimedAt(clock(claimedAt), clock(handedAt)) : words.handedAt(clock(handedAt))
}

interface LineRowProps {
  readonly line: Line
  readonly on: boolean
  readonly onFlip: (() => void) | null
}

function LineRow({ line, on, onFlip }: LineRowProps) {
  const units = words.units(line.quantity, line.unit)
  if (onFlip && canGo(line)) {
    return (
      <Tick on={on} onChange={onFlip} label={line.name}>
        {units}
      </Tick>
    )
  }
  return (
    <View className="counter-line">
      <Text>{line.name}</Text>
      <View className="soft small">{units}</View>
      <View className={line.handedAt === null && line.queuedAt === null ? 'counter-stop' : 'soft small'}>{standing(line)}</View>
    </View>
  )
}

export interface BagCardProps {
  readonly bag: Bag
  /** Lines taken out of what goes. */
  readonly without: readonly string[]
  readonly onFlip: ((lineId: string) => void) | null
}

/** A bag as it stands on the shelf: its number first, for that is what one looks for. */
export function BagCard({ bag, without, onFlip }: BagCardProps) {
  return (
    <Card>
      <Text className="bag-number">{words.bag(bag.number)}</Text>
      <View className="middle soft">{[bag.name, bag.handover === 'door' ? words.toDoor(bag.building ?? '') : words.toStation].filter(Boolean).join(' · ')}</View>
      {bag.priority && (
        <View className="middle">
          <Tag kind="good">{words.priority}</Tag>
        </View>
      )}
      <Text className="soft small">{words.lines}</Text>
      <View className="stack">
        {bag.lines.map((line) => (
          <LineRow key={line.lineId} line={line} on={!without.includes(line.lineId)} onFlip={onFlip && (() => onFlip(line.lineId))} />
        ))}
      </View>
    </Card>
  )
}
