import type { ItemView } from '@domain/campaign/contract'
import { sum, yuan, type Fen } from '@domain/money'
import { Text, View } from '@tarojs/components'
import { addAll, setQuantity, useBasket } from '../kit/basket'
import { bundle, fillers } from '../kit/topup'
import { Button } from './Button'
import { Picture } from './Picture'
import { Price } from './Price'
import { words } from './words'

export interface TopUpProps {
  readonly campaignId: string
  readonly items: readonly ItemView[]
  /** What the basket lacks for a pool, in goods. */
  readonly missingFen: Fen
}

/** A few things that are enough together, for who has picked nothing yet: one tap takes them, each can be changed afterwards. */
function Bundle({ campaignId, items, missingFen }: TopUpProps) {
  const chosen = bundle(items, {}, missingFen)
  if (chosen.length === 0 || chosen.length > 4) return null
  const priceFen = sum(chosen.map(({ item, quantity }) => item.priceFen * quantity))
  return (
    <View className="top-up-row">
      <View className="top-up-pictures">
        {chosen.map(({ item }) => (
          <Picture key={item.itemId} picture={item.picture} category={item.category} name={item.name} size="small" />
        ))}
      </View>
      <Text className="grow">{words.bundle(chosen.map(({ item, quantity }) => ({ name: item.name, quantity })))}</Text>
      <Button small onTap={() => addAll(campaignId, chosen)}>
        {words.takeAll(yuan(priceFen))}
      </Button>
    </View>
  )
}

/** What would bring a basket up to the least that a pool asks, each to be added with one tap. */
export function TopUp({ campaignId, items, missingFen }: TopUpProps) {
  const basket = useBasket(campaignId)
  if (missingFen <= 0) return null
  const empty = Object.keys(basket).length === 0
  return (
    <View className="top-up">
      {empty && <Bundle campaignId={campaignId} items={items} missingFen={missingFen} />}
      {fillers(items, basket, missingFen).map((item) => (
        <View className="top-up-row" key={item.itemId}>
          <Picture picture={item.picture} category={item.category} name={item.name} size="small" />
          <View className="top-up-words">
            <Text className="top-up-name">{item.name}</Text>
            <Price fen={item.priceFen} size="text" />
          </View>
          <Button small label={words.addOne(item.name)} onTap={() => setQuantity(campaignId, item.itemId, (basket[item.itemId] ?? 0) + 1)}>
            {words.addOne('')}
          </Button>
        </View>
      ))}
    </View>
  )
}
