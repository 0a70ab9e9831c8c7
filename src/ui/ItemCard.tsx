import type { ItemView } from '@domain/campaign/contract'
import { Text, View } from '@tarojs/components'
import { mostOf, setQuantity } from '../kit/basket'
import { go, to } from '../kit/nav'
import { Picture } from './Picture'
import { Price } from './Price'
import { Stepper } from './Stepper'
import { Tap } from './Tap'
import { words } from './words'

export interface ItemCardProps {
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

/** An item in a list: what it is, what it costs alone and together, how much is left, and how many of it are in the basket. A tap anywhere else opens it. */
export function ItemCard({ campaignId, stationId, item, quantity, people, open }: ItemCardProps) {
  const most = mostOf(item)
  const gone = item.left <= 0
  return (
    <View className={`card offer ${gone ? 'offer-gone' : ''}`}>
      <Picture picture={item.picture} category={item.category} name={item.name} />
      <View className="offer-words">
        <Tap className="offer-name" label={item.name} onTap={() => void go(to.item(stationId, item.itemId))}>
          {item.name}
        </Tap>
        <Text className="offer-unit">{item.unit}</Text>
      </View>
      <View className="offer-prices">
        <Price fen={item.priceFen} before={words.alone} />
        <Price fen={item.poolFen} before={words.together(people)} />
      </View>
      <View className="offer-foot">
        <View className="offer-left">
          {gone && <Text>{words.soldOut}</Text>}
          {!gone && item.sold > 0 && <Text>{words.sold(item.sold)}</Text>}
          {!gone && <Text>{words.still(item.left)}</Text>}
        </View>
        {open && (most > 0 || quantity > 0) && (
          <Stepper value={Math.min(quantity, most)} max={most} label={item.name} onChange={(next) => setQuantity(campaignId, item.itemId, next)} />
        )}
      </View>
    </View>
  )
}
