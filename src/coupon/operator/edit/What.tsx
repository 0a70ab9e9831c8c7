import type { Scope } from '@domain/coupon/contract'
import type { Category } from '@domain/goods/contract'
import { yuan } from '@domain/money'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { usePages } from '../../../kit/pages'
import { useSettled } from '../../../kit/settled'
import { toggled } from '../../../kit/toggled'
import { Button } from '../../../ui/Button'
import { Choice } from '../../../ui/Choice'
import { EmptyState } from '../../../ui/EmptyState'
import { Field } from '../../../ui/Field'
import { Card, Section } from '../../../ui/Section'
import { Sheet } from '../../../ui/Sheet'
import { Tick } from '../../../ui/Tick'
import { Listed } from '../../../ui/work/Shown'
import { words } from '../words'
import { capOf, NAME_MOST, offOf, ofKind, percentOf, thresholdOf, type Form, type Kind, type Thing } from './form'

export interface PartProps {
  readonly form: Form
  readonly change: (part: Partial<Form>) => void
}

const kinds = (Object.keys(words.kinds) as Kind[]).map((value) => ({ value, title: words.kinds[value], ...(words.kindTells[value] === '' ? {} : { text: words.kindTells[value] }) }))
const scopes = (Object.keys(words.scopes) as Scope['kind'][]).map((value) => ({ value, title: words.scopes[value] }))
const THINGS_MOST = 50

/** Said of a field once something stands in it. */
export const wrongIf = (typed: string, right: boolean, what: string): string | null => (typed.trim() !== '' && !right ? what : null)

export function What({ form, change }: PartProps) {
  const { kind, off, percent, cap, threshold } = form
  return (
    <Section title={words.what}>
      <Card>
        <Field label={words.name} value={form.name} most={NAME_MOST} placeholder={words.nameSuch} onInput={(name) => change({ name })} />
        <Choice label={words.what} options={kinds} value={kind} onChange={(value) => change(ofKind(form, value))} />
        <View className="fields-pair">
          {kind === 'amount' && <Field label={words.off} type="digit" value={off} placeholder={words.offSuch} wrong={wrongIf(off, offOf(form) !== null, words.wrong.money)} onInput={(value) => change({ off: value })} />}
          {kind === 'percent' && <Field label={words.percent} type="number" value={percent} placeholder={words.percentSuch} wrong={wrongIf(percent, percentOf(form) !== null, words.wrong.percent)} onInput={(value) => change({ percent: value })} />}
          {kind !== 'amount' && <Field label={words.cap} type="digit" value={cap} placeholder={words.capSuch} wrong={wrongIf(cap, capOf(form) !== null, words.wrong.money)} onInput={(value) => change({ cap: value })} />}
          <Field label={words.threshold} type="digit" value={threshold} placeholder={words.thresholdSuch} wrong={wrongIf(threshold, thresholdOf(form) !== null, words.wrong.money)} onInput={(value) => change({ threshold: value })} />
        </View>
      </Card>
    </Section>
  )
}

function Shelf({ things, onChange, onClose }: { readonly things: readonly Thing[]; readonly onChange: (things: readonly Thing[]) => void; readonly onClose: () => void }) {
  const [query, setQuery] = useState('')
  const wanted = useSettled(query).trim()
  const goods = usePages('goods.list', wanted === '' ? {} : { query: wanted })
  const has = (goodsId: string): boolean => things.some((thing) => thing.goodsId === goodsId)
  const flip = ({ goodsId, name }: Thing) => {
    if (has(goodsId)) onChange(things.filter((thing) => thing.goodsId !== goodsId))
    else if (things.length < THINGS_MOST) onChange([...things, { goodsId, name }])
  }
  return (
    <Sheet
      open
      title={words.thingsTitle}
      onClose={onClose}
      action={
        <Button kind="primary" onTap={onClose}>
          {words.chosen(things.length)}
        </Button>
      }
    >
      <View className="stack">
        <Field label={words.search} value={query} most={40} onInput={setQuery} />
        <Listed of={goods} rowsOf={(page) => page.goods} empty={<EmptyState drawing="search" text={words.noGoods} />} more={words.moreGoods}>
          {(one) => (
            <Tick key={one.goodsId} on={has(one.goodsId)} label={one.name} onChange={() => flip(one)}>
              {[one.unit, one.priceFen === null ? '' : yuan(one.priceFen)].filter(Boolean).join(' · ')}
            </Tick>
          )}
        </Listed>
      </View>
    </Sheet>
  )
}

function Things({ form: { things }, change }: PartProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Text className="soft">{words.things(things.length)}</Text>
      {things.map((thing) => (
        <View key={thing.goodsId} className="line line-apart">
          <Text className="grow">{thing.name}</Text>
          <Button kind="quiet" small label={words.drop(thing.name)} onTap={() => change({ things: things.filter((one) => one !== thing) })}>
            ×
          </Button>
        </View>
      ))}
      <Button onTap={() => setOpen(true)}>{words.pickThings}</Button>
      {open && <Shelf things={things} onChange={(next) => change({ things: next })} onClose={() => setOpen(false)} />}
    </>
  )
}

export function Where({ form, change }: PartProps) {
  return (
    <Section title={words.where}>
      <Card>
        <Choice label={words.where} options={scopes} value={form.scope} onChange={(scope) => change({ scope })} />
        {form.scope === 'categories' && (
          <View className="fields-pair">
            {words.categories.map(({ value, title }) => (
              <Tick key={value} on={form.categories.includes(value)} label={title} onChange={() => change({ categories: toggled<Category>(form.categories, value) })} />
            ))}
          </View>
        )}
        {(form.scope === 'items' || form.scope === 'not_items') && <Things form={form} change={change} />}
        <Text className="field-label">{words.poolsLabel}</Text>
        <Choice label={words.poolsLabel} options={words.pools} value={form.pools} onChange={(pools) => change({ pools })} />
        <Text className="field-label">{words.groupLabel}</Text>
        <Choice label={words.groupLabel} options={words.groups} value={form.group} onChange={(group) => change({ group })} />
      </Card>
    </Section>
  )
}
