import { Text, View } from '@tarojs/components'
import type { PoolView } from '@domain/pool/contract'
import { a11y } from './a11y'
import { Face } from './Face'
import { Icon } from './Icon'
import { MOST_NAMED } from './measures'
import { words } from './words'

type Seats = Pick<PoolView, 'members' | 'paidSeats' | 'seatsMax'>

/** A pool as its people: the faces of those who paid, and the empty seats. */
export function PoolFaces({ members, paidSeats, seatsMax }: Seats) {
  const drawn = members.slice(0, MOST_NAMED)
  const empty = Math.max(0, Math.min(seatsMax - paidSeats, MOST_NAMED - drawn.length))
  return (
    <View className="faces" {...a11y({ role: 'img', label: words.seats(paidSeats, seatsMax) })}>
      {drawn.map(({ faceSeed, face, nickname }) => (
        <Face key={faceSeed} seed={faceSeed} face={face} nickname={nickname} />
      ))}
      {Array.from({ length: empty }, (_seat, index) => (
        <View className="face face-small face-empty" key={index}>
          <Icon name="seat" />
        </View>
      ))}
      {words.more(seatsMax) !== '' && <Text className="faces-more">{words.more(seatsMax)}</Text>}
    </View>
  )
}
