import type { Category, GoodsView } from '@domain/goods/contract'
import { yuan } from '@domain/money'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useAsk } from '../../kit/load'
import { usePages } from '../../kit/pages'
import { say } from '../../kit/say'
import { ActionBar } from '../../ui/ActionBar'
import { Button } from '../../ui/Button'
import { Chips } from '../../ui/Chips'
import { EmptyState } from '../../ui/EmptyState'
import { Field } from '../../ui/Field'
import { Picture } from '../../ui/Picture'
import { Card, Tag } from '../../ui/Section'
import { Listed } from '../../ui/work/Shown'
import { WorkShell } from '../../ui/work/WorkShell'
import { Editor } from './Editor'
import { emptyForm, formOf, type GoodsForm } from './form'
import './goods.scss'
import { words } from './words'

const ALL = 'all'
const CATEGORIES = Object.keys(words.categories) as Category[]
const FILTERS = [{ value: ALL, title: words.all }, ...CATEGORIES.map((value) => ({ value, title: words.categories[value] }))]

interface Editing {
  readonly form: GoodsForm
  readonly title: string
}

/** The communities whose stations the caller works for; null until that is known. */
function useCommunities(): { value: string; title: string }[] | null {
  const { value } = useAsk('station.list', {})
  if (value === null) return null
  const names = new Map(value.stations.map(({ communityId, communityName }) => [communityId, communityName]))
  return [...names].map(([id, title]) => ({ value: id, title }))
}

function GoodsCard({ goods, onEdit }: { readonly goods: GoodsView; readonly onEdit: () => void }) {
  const shared = goods.communityId === null
  return (
    <Card>
      <View className="item-about">
        <Picture picture={goods.picture} category={goods.category} name={goods.name} size="small" />
        <View className="grow">
          <View className="line line-apart">
            <Text className="item-name">{goods.name}</Text>
            <Tag>{shared ? words.shared : words.own}</Tag>
          </View>
          <View className="soft small">{[words.categories[goods.category], goods.unit, goods.origin].filter(Boolean).join(' · ')}</View>
        </View>
      </View>
      <View className="line line-apart">
        <Text className={goods.priceFen === null ? 'soft small' : 'table-number'}>{goods.priceFen === null ? words.noPrice : yuan(goods.priceFen)}</Text>
        <Button kind="quiet" small label={`${shared ? words.copy : words.edit} ${goods.name}`} onTap={onEdit}>
          {shared ? words.copy : words.edit}
        </Button>
      </View>
    </Card>
  )
}

export default function Goods() {
  const communities = useCommunities()
  const [query, setQuery] = useState('')
  const [category, setCategory] = useState<Category | null>(null)
  const wanted = query.trim()
  const goods = usePages('goods.list', { ...(wanted === '' ? {} : { query: wanted }), ...(category === null ? {} : { category }) })
  const [editing, setEditing] = useState<Editing | null>(null)
  const edit = (make: (communityId: string) => Editing) => {
    if (communities === null) return
    const [first] = communities
    if (first) setEditing(make(first.value))
    else say(words.noCommunity)
  }
  const change = (one: GoodsView) =>
    edit((communityId) => ({ form: formOf(one, communityId), title: one.communityId === null ? words.editTitle.copy : words.editTitle.edit }))
  const bar = (
    <ActionBar>
      <Button kind="primary" busy={communities === null} onTap={() => edit((communityId) => ({ form: emptyForm(communityId), title: words.editTitle.add }))}>
        {words.add}
      </Button>
    </ActionBar>
  )
  return (
    <WorkShell place="goods" wide bar={bar}>
      <Field label={words.search} value={query} most={40} onInput={setQuery} />
      <Chips options={FILTERS} value={category ?? ALL} onChange={(value) => setCategory(CATEGORIES.find((one) => one === value) ?? null)} />
      <Listed of={goods} rowsOf={(page) => page.goods} empty={<EmptyState text={wanted === '' && category === null ? words.empty : words.notFound} />} cards>
        {(one) => <GoodsCard key={one.goodsId} goods={one} onEdit={() => change(one)} />}
      </Listed>
      {editing && communities && <Editor key={editing.title} start={editing.form} title={editing.title} communities={communities} onDone={goods.again} onClose={() => setEditing(null)} />}
    </WorkShell>
  )
}
