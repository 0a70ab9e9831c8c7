import { Text, View } from '@tarojs/components'
import { Icon } from '../Icon'
import { Tap } from '../Tap'

export interface DoorProps {
  readonly title: string
  readonly text?: string
  /** How many things wait behind it. */
  readonly waiting?: number
  readonly onTap: () => void
}

/** A row that leads to another page. */
export function Door({ title, text, waiting = 0, onTap }: DoorProps) {
  return (
    <Tap className="card door" onTap={onTap}>
      <View className="grow">
        <Text className="choice-title">{title}</Text>
        {text !== undefined && <View className="soft small">{text}</View>}
      </View>
      {waiting > 0 && <Text className="badge">{waiting}</Text>}
      <Icon name="next" />
    </Tap>
  )
}
