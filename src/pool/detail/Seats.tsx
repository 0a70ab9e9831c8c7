import { Text, View } from '@tarojs/components'
import { Face } from '../../ui/Face'
import { a11y } from '../../ui/a11y'
import type { Pool } from './pool-store'
import './pool.scss'
import { words } from './words'

/** More seats than this become a number. */
const MOST = 8

/** The pool as its people: who has paid, by the name that she agreed to show, and the seats that wait. */
export function Seats({ members, paidSeats, seatsMax, state }: Pick<Pool, 'members' | 'paidSeats' | 'seatsMax' | 'state'>) {
  const shown = members.slice(0, MOST)
  const free = state === 'open' ? Math.max(0, Math.min(seatsMax - paidSeats, MOST - shown.length)) : 0
  const more = (state === 'open' ? seatsMax : paidSeats) - shown.length - free
  return (
    <View className="seats" {...a11y({ role: 'list', label: words.seats(paidSeats, seatsMax) })}>
      {shown.map(({ faceSeed, face, nickname, me }) => (
        <View className="seat" key={faceSeed} {...a11y({ role: 'listitem' })}>
          <Face seed={faceSeed} face={face} nickname={nickname} size="big" />
          <Text className="seat-name">{me ? words.me : (nickname ?? words.neighbour)}</Text>
        </View>
      ))}
      {Array.from({ length: free }, (_seat, index) => (
        <View className="seat" key={index} {...a11y({ role: 'listitem' })}>
          <View className="face face-big face-empty" />
          <Text className="seat-name soft">{words.free}</Text>
        </View>
      ))}
      {more > 0 && (
        <View className="seat" {...a11y({ role: 'listitem' })}>
          <Text className="seat-more">{words.more(more)}</Text>
        </View>
      )}
    </View>
  )
}
