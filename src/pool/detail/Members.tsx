import { Text, View } from '@tarojs/components'
import { Face } from '../../ui/Face'
import type { Pool } from './pool-store'
import { words } from './words'

/** Those who have paid, by the name that they agreed to show. */
export function Members({ members }: Pick<Pool, 'members'>) {
  return (
    <View className="stack">
      {members.map(({ faceSeed, face, nickname, me }) => (
        <View className="line" key={faceSeed}>
          <Face seed={faceSeed} face={face} nickname={nickname} />
          <Text>{[nickname ?? words.neighbour, me && words.me].filter(Boolean).join(' · ')}</Text>
        </View>
      ))}
    </View>
  )
}
