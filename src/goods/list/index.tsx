import type { Category, GoodsView } from '@domain/goods/contract'
import { yuan } from '@domain/money'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useAsk } from '../../kit/load'
import { usePages } from '../../kit/pages'
import { say } from '../../kit/say'
import { useSettled } from '../../kit/settled'
import { ActionBar } from '../../ui/ActionBar'
import { Button } from '../../ui/Button'
import { Chips } from '../../ui/Chips'
import { EmptyState } from '../../ui/EmptyState'
import { Field } from '../../ui/Field'
import { Picture } from '../../ui/Picture'
import { Tag } from '../../ui/Section'
import { Tabled } from '../../ui/work/Shown'
import type { Column } from '../../ui/work/Table'
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

const amount = (fen: number | null): string | null => (fen === null ? null : yuan(fen))

const columnsFor = (edit: (goods: GoodsView) => void): readonly Column<GoodsView>[] => [
  {
    name: words.columns.goods,
    track: 'minmax(0, 2fr)',
    bare: true,
    cell: ({ name, picture, category, origin, unit }) => (
      <View className="line">
        <Picture picture={picture} category={category} name="" size="small" />
        <View className="grow">
          <View className="item-name">{name}</View>
          <View className="soft small">{[unit, origin].filter(Boolean).join(' · ')}</View>
        </View>
      </View>
    ),
  },
  { name: words.columns.category, track: '72px', cell: ({ category }) => words.categories[category] },
  { name: words.columns.price, track: '104px', figure: true, cell: ({ priceFen }) => (priceFen === null ? <Text className="soft small">{words.noPrice}</Text> : yuan(priceFen)) },
  {
    name: words.columns.range,
    track: '160px',
    cell: ({ leastFen, mostFen }) => <Text className="small">{words.range(amount(leastFen), amount(mostFen))}</Text>,
  },
  { name: words.columns.limit, track: '88px', cell: ({ limit }) => (limit === null ? <Text className="soft small">{words.noLimit}</Text> : words.perPerson(limit)) },
  { name: words.columns.shelf, track: '96px', cell: ({ communityId }) => <Tag kind={communityId === null ? 'plain' : 'good'}>{communityId === null ? words.shared : words.own}</Tag> },
  {
    name: words.columns.act,
    track: '152px',
    bare: true,
    cell: (goods) => {
      const text = goods.communityId === null ? words.copy : words.edit
      return (
        <Button small label={`${text} ${goods.name}`} onTap={() => edit(goods)}>
          {text}
        </Button>
      )
    },
  },
]

export default function Goods() {
  const communities = useCommunities()
  const [query, setQuery] = useState('')
  const [category, setCategory] = useState<Category | null>(null)
  const wanted = useSettled(query).trim()
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
      <Tabled
        of={goods}
        rowsOf={(page) => page.goods}
        empty={<EmptyState drawing={wanted === '' && category === null ? 'goods' : 'search'} text={wanted === '' && category === null ? words.empty : words.notFound} />}
        columns={columnsFor(change)}
        keyOf={({ goodsId }) => goodsId}
        more={words.moreGoods}
      />
      {goods.pages.length > 0 && <Text className="soft small">{words.shown(goods.pages.reduce((count, page) => count + page.goods.length, 0), goods.more !== null)}</Text>}
      {editing && communities && <Editor key={editing.title} start={editing.form} title={editing.title} communities={communities} onDone={goods.again} onClose={() => setEditing(null)} />}
    </WorkShell>
  )
}
