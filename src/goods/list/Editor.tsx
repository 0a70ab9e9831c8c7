import type { Category } from '@domain/goods/contract'
import { yuan } from '@domain/money'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { attempt } from '../../kit/attempt'
import { say } from '../../kit/say'
import { pictures } from '../../ui/art/pictures'
import { Chips } from '../../ui/Chips'
import { Field } from '../../ui/Field'
import { Picture } from '../../ui/Picture'
import { Tap } from '../../ui/Tap'
import { Editing } from '../../ui/work/Editing'
import { callOf, gramsRight, leastRight, limitRight, mostRight, priceRight, type GoodsForm } from './form'
import { words } from './words'

const categories = (Object.keys(words.categories) as Category[]).map((value) => ({ value, title: words.categories[value] }))

interface PartProps {
  readonly form: GoodsForm
  readonly change: (part: Partial<GoodsForm>) => void
}

function Pictures({ form, change }: PartProps) {
  return (
    <View className="goods-pictures">
      {[null, ...pictures].map((picture) => (
        <Tap key={picture ?? ''} className={picture === form.picture ? 'goods-picture goods-picture-on' : 'goods-picture'} label={picture ?? words.noPicture} onTap={() => change({ picture })}>
          <Picture picture={picture} category={form.category} name="" size="small" />
        </Tap>
      ))}
    </View>
  )
}

function Fields({ form, change }: PartProps) {
  return (
    <>
      <Field label={words.name} value={form.name} most={40} onInput={(name) => change({ name })} />
      <View className="fields-pair">
        <Field label={words.unit} value={form.unit} most={20} placeholder={words.unitSuch} onInput={(unit) => change({ unit })} />
        <Field label={words.grams} type="number" value={form.grams} placeholder={words.gramsSuch} wrong={gramsRight(form) ? null : words.wrongGrams} onInput={(grams) => change({ grams })} />
      </View>
      <Field label={words.origin} value={form.origin} most={40} placeholder={words.originSuch} onInput={(origin) => change({ origin })} />
    </>
  )
}

/** What it usually costs, between which prices, and how many one person gets: what a new round begins with, and is measured by. */
function Prices({ form, change }: PartProps) {
  return (
    <>
      <View className="fields-pair">
        <Field label={words.price} type="digit" value={form.price} placeholder={words.priceSuch} wrong={priceRight(form) ? null : words.wrongPrice} onInput={(price) => change({ price })} />
        <Field label={words.limit} type="number" value={form.limit} placeholder={words.optional} wrong={limitRight(form) ? null : words.wrongGrams} onInput={(limit) => change({ limit })} />
        <Field label={words.least} type="digit" value={form.least} placeholder={words.optional} wrong={leastRight(form) ? null : words.wrongPrice} onInput={(least) => change({ least })} />
        <Field label={words.most} type="digit" value={form.most} placeholder={words.optional} wrong={mostRight(form) ? null : words.wrongMost} onInput={(most) => change({ most })} />
      </View>
      <Text className="soft small">{words.rangeTells}</Text>
      {form.market && <Text className="soft small">{words.market(yuan(form.market.lowFen), yuan(form.market.highFen))}</Text>}
    </>
  )
}

export interface EditorProps {
  readonly start: GoodsForm
  readonly title: string
  /** The communities for which the caller may change goods. */
  readonly communities: readonly { readonly value: string; readonly title: string }[]
  readonly onDone: () => Promise<void>
  readonly onClose: () => void
}

export function Editor({ start, title, communities, onDone, onClose }: EditorProps) {
  const [form, setForm] = useState(start)
  const change = (part: Partial<GoodsForm>) => setForm({ ...form, ...part })
  const wish = callOf(form)
  const save = async (asked: NonNullable<typeof wish>): Promise<boolean> => {
    const saved = (await attempt('goods.save', asked)) !== null
    if (saved) say(words.saved(asked.name))
    return saved
  }
  return (
    <Editing title={title} save={words.save} onSave={wish && (() => save(wish))} onDone={onDone} onClose={onClose}>
      {communities.length > 1 && form.goodsId === null && (
        <>
          <Text className="field-label">{words.community}</Text>
          <Chips options={communities} value={form.communityId} onChange={(communityId) => change({ communityId })} />
        </>
      )}
      <Fields form={form} change={change} />
      <Prices form={form} change={change} />
      <Text className="field-label">{words.category}</Text>
      <Chips options={categories} value={form.category} onChange={(value) => change({ category: value as Category })} />
      <Text className="field-label">{words.picture}</Text>
      <Pictures form={form} change={change} />
    </Editing>
  )
}
