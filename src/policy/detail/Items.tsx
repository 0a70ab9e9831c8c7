import type { GoodsView } from '@domain/goods/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { attempt } from '../../kit/attempt'
import { go, to } from '../../kit/nav'
import { usePages } from '../../kit/pages'
import { say } from '../../kit/say'
import { useSettled } from '../../kit/settled'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Field } from '../../ui/Field'
import { Card, Section } from '../../ui/Section'
import { Tick } from '../../ui/Tick'
import { Editing } from '../../ui/work/Editing'
import { Listed } from '../../ui/work/Shown'
import { words } from '../words'
import type { PartProps } from './Facts'

interface Named {
  readonly id: string
  readonly name: string
}

function Choosing({ policy, communityId, again, onClose }: PartProps & { readonly onClose: () => void }) {
  const { policyId, items, itemNames, itemsNeeded } = policy
  const [picked, setPicked] = useState<readonly Named[]>(items.map((id, place) => ({ id, name: itemNames[place] || words.itemGone })))
  const [typed, setTyped] = useState('')
  const wanted = useSettled(typed).trim()
  const goods = usePages('goods.list', wanted === '' ? {} : { query: wanted })
  const flip = ({ id, name }: Named, on: boolean) => setPicked(on ? [...picked, { id, name }] : picked.filter((one) => one.id !== id))
  const isPicked = (id: string) => picked.some((one) => one.id === id)
  const save = async (): Promise<boolean> => {
    const saved = (await attempt('policy.set', { policyId, communityId, items: picked.map(({ id }) => id) })) !== null
    if (saved) say(words.saved)
    return saved
  }
  const fits = ({ communityId: shelf, goodsId }: GoodsView) => (shelf === null || shelf === communityId) && !isPicked(goodsId)
  return (
    <Editing title={words.items} save={words.takeItems(picked.length, itemsNeeded)} onSave={picked.length === itemsNeeded ? save : null} onDone={again} onClose={onClose}>
      <Text className="soft small">{words.chosen(picked.length, itemsNeeded)}</Text>
      {picked.map((one) => (
        <Tick key={one.id} label={one.name} on onChange={() => flip(one, false)} />
      ))}
      <Field label={words.findItems} value={typed} most={40} onInput={setTyped} />
      <Listed
        of={goods}
        rowsOf={(page) => page.goods.filter(fits)}
        empty={<EmptyState drawing={wanted === '' ? 'goods' : 'search'} text={wanted === '' ? words.noGoods : words.noneFound} action={wanted === '' ? <Button onTap={() => void go(to.goods())}>{words.toGoods}</Button> : undefined} />}
        more={words.moreGoods}
      >
        {({ goodsId, name, unit }) => (
          <Tick key={goodsId} label={name} on={false} onChange={() => flip({ id: goodsId, name }, true)}>
            {unit}
          </Tick>
        )}
      </Listed>
    </Editing>
  )
}

/** The things that an operator names for a policy whose coupon is for some alone. */
export function Items(props: PartProps) {
  const { items, itemNames, itemsNeeded } = props.policy
  const [choosing, setChoosing] = useState(false)
  if (itemsNeeded === 0) return null
  return (
    <Section title={words.items}>
      <Card>
        <Text className="soft small">{words.itemsTells(itemsNeeded)}</Text>
        {items.length === 0 && <Text>{words.itemsNone}</Text>}
        {items.map((id, place) => (
          <View key={id} className="item-name">
            {itemNames[place] || words.itemGone}
          </View>
        ))}
        <Button kind={items.length === 0 ? 'primary' : 'plain'} onTap={() => setChoosing(true)}>
          {items.length === 0 ? words.chooseItems : words.changeItems}
        </Button>
      </Card>
      {choosing && <Choosing {...props} onClose={() => setChoosing(false)} />}
    </Section>
  )
}
