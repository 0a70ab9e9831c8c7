import { Text, View } from '@tarojs/components'
import { a11y } from '../../ui/a11y'
import { words } from '../words'

export interface IntervalProps {
  readonly perYuan: number
  readonly low: number
  readonly high: number
}

/** One yuan brought for one spent: below it the coupons cost more than came of them. */
const EVEN = 1
/** Room at both ends, as a share of the whole. */
const ROOM = 0.08
const SIGNS = [
  ['guess', words.signs.guess],
  ['bar', words.signs.bar],
  ['even', words.signs.even],
  ['none', words.signs.none],
] as const

/** Where the true figure probably lies: a bar from lowest to highest with the best guess in it, beside nothing and beside breaking even. */
export function Interval({ perYuan, low, high }: IntervalProps) {
  const [least, most] = [Math.min(0, low), Math.max(EVEN, high)]
  const span = (most - least) * (1 + 2 * ROOM)
  const at = (value: number) => `${((value - least + (most - least) * ROOM) / span) * 100}%`
  return (
    <View className="interval" {...a11y({ role: 'img', label: words.interval(low, high) })}>
      <View className="interval-track">
        <View className="interval-bar" style={{ left: at(low), width: `${((high - low) / span) * 100}%` }} />
        <View className="interval-mark" style={{ left: at(0) }} />
        <View className="interval-mark interval-even" style={{ left: at(EVEN) }} />
        <View className="interval-guess" style={{ left: at(perYuan) }} />
      </View>
      <View className="interval-legend">
        {SIGNS.map(([sign, name]) => (
          <View key={sign} className="interval-one">
            <View className={`interval-sign interval-sign-${sign}`} />
            <Text>{name}</Text>
          </View>
        ))}
      </View>
    </View>
  )
}
