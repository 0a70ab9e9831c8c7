import type { ItemView } from '@domain/campaign/contract'
import { Text, View } from '@tarojs/components'
import { mostOf, setQuantity } from '../kit/basket'
import { go, to } from '../kit/nav'
import { Picture } from './Picture'
import { Price } from './Price'
import { Stepper } from './Stepper'
import { Tap } from './Tap'
import { words } from './words'

export interface ItemRowProps {
  readonly campaignId: string
  readonly stationId: string
  readonly item: ItemView
  /** How many lie in the basket. */
  readonly quantity: number
  /** How many people make the pool price. */
  readonly people: number
  /** Whether orders are still taken. */
  readonly open: boolean
}

/** An item of tonight's campaign in a list: what it costs alone and together, and how many of it are in the basket. */
export function ItemRow({ campaignId, stationId, item, quantity, people, open }: ItemRowProps) {
  const most = mostOf(item)
  return (
    <View className="card item">
      <Tap className="item-about" onTap={() => void go(to.item(stationId, item.itemId))}>
        <Picture picture={item.picture} category={item.category} name={item.name} />
        <View className="item-words">
          <Text className="item-name">{item.name}</Text>
          <Text className="soft small">{item.unit}</Text>
          <Price fen={item.priceFen} />
          <Price fen={item.poolFen} before={words.together(people)} size="text" />
        </View>
      </Tap>
      <View className="line line-apart item-foot">
        <Text className="soft small">{item.left > 0 ? words.stock(item.sold, item.left) : words.soldOut}</Text>
        {open && (most > 0 || quantity > 0) && (
          <Stepper value={Math.min(quantity, most)} max={most} label={item.name} onChange={(next) => setQuantity(campaignId, item.itemId, next)} />
        )}
      </View>
    </View>
  )
}
