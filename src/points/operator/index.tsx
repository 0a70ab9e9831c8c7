import { yuan } from '@domain/money'
import type { ExchangeItemView } from '@domain/points/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { serverNow } from '../../kit/clock'
import { useAsk } from '../../kit/load'
import { go, to } from '../../kit/nav'
import { ActionBar } from '../../ui/ActionBar'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Tag } from '../../ui/Section'
import { InCommunity } from '../../ui/work/InCommunity'
import { Shown } from '../../ui/work/Shown'
import { Table, type Column } from '../../ui/work/Table'
import { WorkShell } from '../../ui/work/WorkShell'
import { lastDay } from './form'
import { Add, Change } from './Forms'
import { words } from './words'

type Item = ExchangeItemView

const stateOf = ({ figures, until }: Item): { kind: 'good' | 'plain'; text: string } =>
  figures?.stoppedAt ? { kind: 'plain', text: words.stopped } : until <= serverNow() ? { kind: 'plain', text: words.over } : { kind: 'good', text: words.open }

const columnsFor = (change: (item: Item) => void): readonly Column<Item>[] => [
  {
    name: words.columns.item,
    track: 'minmax(0, 2fr)',
    bare: true,
    cell: (item) => (
      <View>
        <View className="line">
          <Text className="item-name">{item.name}</Text>
          <Tag>{words.kinds[item.kind]}</Tag>
          {item.exclusive && <Tag>{words.exclusive}</Tag>}
          <Tag kind={stateOf(item).kind}>{stateOf(item).text}</Tag>
        </View>
        <View className="soft small">{item.about}</View>
      </View>
    ),
  },
  { name: words.columns.points, track: '104px', figure: true, cell: ({ points, sale }) => (sale ? words.paid(points, yuan(sale.priceFen)) : points) },
  { name: words.columns.left, track: '96px', figure: true, cell: ({ left, figures }) => words.of(left, figures?.offered ?? left) },
  { name: words.columns.used, track: '112px', figure: true, cell: ({ figures }) => words.given(figures?.issued ?? 0, figures?.used ?? 0) },
  { name: words.columns.until, track: '152px', cell: ({ until }) => words.day(lastDay(until)) },
  {
    name: words.columns.act,
    track: '104px',
    bare: true,
    cell: (item) => (
      <Button small label={`${words.change} ${item.name}`} onTap={() => change(item)}>
        {words.change}
      </Button>
    ),
  },
]

function Items({ communityId, adding, onClose }: { readonly communityId: string; readonly adding: boolean; readonly onClose: () => void }) {
  const items = useAsk('points.items', { communityId })
  const [changing, setChanging] = useState<Item | null>(null)
  return (
    <>
      <Shown of={items}>
        {({ items: rows }) =>
          rows.length === 0 ? <EmptyState drawing="coupons" text={words.empty} /> : <Table columns={columnsFor(setChanging)} rows={rows} keyOf={({ itemId }) => itemId} />
        }
      </Shown>
      {adding && <Add communityId={communityId} onDone={items.again} onClose={onClose} />}
      {changing && <Change key={changing.itemId} item={changing} onDone={items.again} onClose={() => setChanging(null)} />}
    </>
  )
}

/** What residents can exchange their points for, and what became of it. */
export default function ExchangeItems() {
  const [adding, setAdding] = useState(false)
  const bar = (
    <ActionBar>
      <Button kind="primary" onTap={() => setAdding(true)}>
        {words.add}
      </Button>
    </ActionBar>
  )
  return (
    <WorkShell place="exchange" wide bar={bar}>
      <InCommunity>{(communityId) => <Items communityId={communityId} adding={adding} onClose={() => setAdding(false)} />}</InCommunity>
      <Button kind="quiet" onTap={() => void go(to.redeem())}>
        {words.redeem}
      </Button>
    </WorkShell>
  )
}
