import { yuan, type Fen } from '@domain/money'
import { Text, View } from '@tarojs/components'
import { a11y } from './a11y'
import { words } from './words'

export interface PriceProps {
  readonly fen: Fen
  /** What stands before it: `单买`, `三人拼`. */
  readonly before?: string
  readonly size?: 'big' | 'text'
}

/** A sum of money. Tomato-red belongs to prices and to nothing else. */
export function Price({ fen, before, size = 'big' }: PriceProps) {
  const amount = yuan(fen)
  return (
    <View className={`price price-${size}`} {...a11y({ role: 'group', label: `${before ?? ''}${words.price(amount)}` })}>
      {before !== undefined && <Text className="price-before">{before}</Text>}
      <Text className="price-amount">{amount}</Text>
    </View>
  )
}
