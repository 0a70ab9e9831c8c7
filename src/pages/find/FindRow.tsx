import type { ItemView } from '@domain/campaign/contract'
import { Text, View } from '@tarojs/components'
import { mostOf, setQuantity, useBasket } from '../../kit/basket'
import { go, to } from '../../kit/nav'
import { takesOrders } from '../../kit/ordering'
import type { Tonight } from '../../kit/tonight'
import { Picture } from '../../ui/Picture'
import { Price } from '../../ui/Price'
import { Stepper } from '../../ui/Stepper'
import { Tap } from '../../ui/Tap'
import { words } from './words'

/** As `find.scss` draws it, with the distance to the next. */
export const ROW_HEIGHT = 164
export const ELDER_ROW_HEIGHT = 244

export interface FindRowProps {
  readonly item: ItemView
  readonly tonight: Tonight
}

/** An item in a row of fixed height: a long list knows where each one stands without drawing it. */
export function FindRow({ item, tonight }: FindRowProps) {
  const { campaignId, station, pool } = tonight
  const wanted = useBasket(campaignId)[item.itemId] ?? 0
  const most = mostOf(item)
  return (
    <View className={`card find-row ${item.left > 0 ? '' : 'offer-gone'}`}>
      <Tap className="find-about" onTap={() => void go(to.item(station.stationId, item.itemId))}>
        <Picture picture={item.picture} category={item.category} name={item.name} />
        <View className="find-words">
          <Text className="find-name">{item.name}</Text>
          <Text className="find-more">{[item.unit, words.left(item.left)].join(' · ')}</Text>
        </View>
      </Tap>
      <View className="find-foot">
        <View className="find-prices">
          <Price fen={item.priceFen} />
          <Price fen={item.poolFen} before={words.together(pool.steps.at(-1)?.people ?? pool.seatsMax)} size="text" />
        </View>
        {takesOrders(tonight) && (most > 0 || wanted > 0) && (
          <Stepper value={Math.min(wanted, most)} max={most} label={item.name} onChange={(next) => setQuantity(campaignId, item.itemId, next)} />
        )}
      </View>
    </View>
  )
}
