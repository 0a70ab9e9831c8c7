import { yuan } from '@domain/money'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { typedYuan } from '../../kit/amount'
import { usePages } from '../../kit/pages'
import { useSettled } from '../../kit/settled'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Field } from '../../ui/Field'
import { Tick } from '../../ui/Tick'
import { Listed } from '../../ui/work/Shown'
import { priceOf, worthOf, type ItemForm } from './form'
import { words } from './words'

interface SaleProps {
  readonly form: ItemForm
  readonly communityId: string
  readonly change: (part: Partial<ItemForm>) => void
}

/** One of the shelf; what it usually costs stands in for the most it may sell for until somebody says otherwise. */
function Shelf({ communityId, change, form }: SaleProps) {
  const [typed, setTyped] = useState('')
  const wanted = useSettled(typed).trim()
  const goods = usePages('goods.list', wanted === '' ? {} : { query: wanted })
  return (
    <View className="stack">
      <Field label={words.find} value={typed} most={40} onInput={setTyped} />
      <Listed of={goods} rowsOf={(page) => page.goods.filter((one) => one.communityId === null || one.communityId === communityId)} empty={<EmptyState drawing="search" text={words.noGoods} />} more={words.moreGoods}>
        {({ goodsId, name, unit, priceFen }) => (
          <Tick key={goodsId} label={name} on={false} onChange={() => change({ goods: { goodsId, name }, ...(form.worth === '' && priceFen !== null && { worth: typedYuan(priceFen) }) })}>
            {[unit, priceFen === null ? '' : yuan(priceFen)].filter(Boolean).join(' · ')}
          </Tick>
        )}
      </Listed>
    </View>
  )
}

/** Whether the goods are sold in an order for points and a price, which goods, for how much. */
export function Sale(props: SaleProps) {
  const { form, change } = props
  const { priced, goods, price, worth } = form
  return (
    <>
      <Tick on={priced} onChange={(on) => change({ priced: on })} label={words.priced}>
        {words.pricedIs}
      </Tick>
      {priced && goods && (
        <View className="line line-apart">
          <Text className="grow item-name">{goods.name}</Text>
          <Button small kind="quiet" label={words.another} onTap={() => change({ goods: null })}>
            {words.another}
          </Button>
        </View>
      )}
      {priced && !goods && <Shelf {...props} />}
      {priced && (
        <>
          <Field label={words.salePrice} type="digit" value={price} wrong={price !== '' && priceOf(price) === null ? words.wrongPrice : null} onInput={(value) => change({ price: value })} />
          <Field label={words.worth} type="digit" value={worth} wrong={worth !== '' && worthOf(form) === null ? words.wrongWorth : null} onInput={(value) => change({ worth: value })} />
          <Text className="soft small">{words.worthIs}</Text>
        </>
      )}
    </>
  )
}
