import { Text, View } from '@tarojs/components'

export interface Figure {
  readonly name: string
  readonly value: string | number
  /** Something is still to be done about it. */
  readonly warn?: boolean
}

/** A few numbers at a glance. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <View className="figures">
      {figures.map(({ name, value, warn = false }) => (
        <View key={name} className={`figure ${warn ? 'figure-warn' : ''}`}>
          <Text className="figure-value">{value}</Text>
          <Text className="figure-name">{name}</Text>
        </View>
      ))}
    </View>
  )
}
