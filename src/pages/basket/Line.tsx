import { yuan } from '@domain/money'
import { Text, View } from '@tarojs/components'
import { mostOf, setQuantity, type Picked } from '../../kit/basket'
import { go, to } from '../../kit/nav'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { Picture } from '../../ui/Picture'
import { Price } from '../../ui/Price'
import { Stepper } from '../../ui/Stepper'
import { Tap } from '../../ui/Tap'
import { words } from './words'

export interface LineProps {
  readonly campaignId: string
  readonly stationId: string
  readonly picked: Picked
  /** Whether orders are still taken; otherwise it is only to be read. */
  readonly open: boolean
}

/** One thing in the basket, and what has changed about it since it was put in. */
export function Line({ campaignId, stationId, picked: { item, wanted, quantity }, open }: LineProps) {
  const set = (next: number) => setQuantity(campaignId, item.itemId, next)
  return (
    <View className="card">
      <View className={`basket-line ${quantity === 0 ? 'offer-gone' : ''}`}>
        <Picture picture={item.picture} category={item.category} name={item.name} />
        <View className="basket-words">
          <Tap className="basket-name" label={item.name} onTap={() => void go(to.item(stationId, item.itemId))}>
            {item.name}
          </Tap>
          <Text className="soft small">{words.each(item.unit, yuan(item.priceFen))}</Text>
        </View>
        <View className="basket-count">
          <Price fen={item.priceFen * quantity} />
          {open && quantity > 0 && <Stepper value={quantity} max={mostOf(item)} label={item.name} onChange={set} />}
          {quantity === 0 && (
            <Button small label={words.removeNamed(item.name)} onTap={() => set(0)}>
              {words.remove}
            </Button>
          )}
        </View>
      </View>
      {open && quantity < wanted && <Notice kind="warn">{quantity === 0 ? words.soldOut(wanted) : words.fewer(wanted, quantity)}</Notice>}
    </View>
  )
}
