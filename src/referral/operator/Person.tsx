import { Text, View } from '@tarojs/components'
import { go, to } from '../../kit/nav'
import { Tap } from '../../ui/Tap'
import { words } from './words'

/** Somebody, and the way to whom she brought; the end of her number tells apart who shows no name. */
export function Person({ personId, name }: { readonly personId: string; readonly name: string | null }) {
  const shown = name ?? words.nobody
  return (
    <Tap className="desk-link" label={words.openTree(`${shown} ${words.number(personId)}`)} onTap={() => void go(to.referralTree(personId))}>
      <View>
        <View>{shown}</View>
        <Text className="soft desk-mono">{words.number(personId)}</Text>
      </View>
    </Tap>
  )
}
