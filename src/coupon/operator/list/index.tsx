import type { BatchView } from '@domain/coupon/contract'
import { yuan } from '@domain/money'
import { shopDay } from '@domain/time'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { serverNow } from '../../../kit/clock'
import { useAsk } from '../../../kit/load'
import { go, to } from '../../../kit/nav'
import { usePages } from '../../../kit/pages'
import { useShownAgain } from '../../../kit/shown'
import { ActionBar } from '../../../ui/ActionBar'
import { Button } from '../../../ui/Button'
import { words as couponWords } from '../../../ui/coupon/words'
import { EmptyState } from '../../../ui/EmptyState'
import { Tag } from '../../../ui/Section'
import { Tap } from '../../../ui/Tap'
import { PickOne } from '../../../ui/work/PickOne'
import { Shown, Tabled } from '../../../ui/work/Shown'
import type { Column } from '../../../ui/work/Table'
import { WorkShell } from '../../../ui/work/WorkShell'
import { lastDay, STANDING_KINDS, standingOf } from '../batch'
import { words } from '../words'

function Name({ batch }: { readonly batch: BatchView }) {
  const { batchId, terms, way } = batch
  const standing = standingOf(batch, serverNow())
  return (
    <>
      <Tap className="desk-link" label={words.open(terms.name)} onTap={() => void go(to.couponBatch(batchId))}>
        <View>{terms.name}</View>
      </Tap>
      <View className="soft small">{couponWords.benefit(terms.benefit)}</View>
      <View className="desk-tags">
        <Tag kind={STANDING_KINDS[standing]}>{words.standings[standing]}</Tag>
        <Tag>{words.ways[way]}</Tag>
      </View>
    </>
  )
}

type Count = 'locked' | 'used' | 'expired' | 'takenBack'
const count = (name: Count): Column<BatchView> => ({ name: words.columns[name], track: '64px', figure: true, cell: ({ figures }) => words.pieces(figures?.[name] ?? 0) })

const columns: readonly Column<BatchView>[] = [
  { name: words.columns.batch, track: 'minmax(0, 2fr)', bare: true, cell: (batch) => <Name batch={batch} /> },
  { name: words.columns.window, track: '168px', cell: ({ claimFrom, claimUntil }) => <Text className="small">{words.window(shopDay(claimFrom), lastDay(claimUntil))}</Text> },
  { name: words.columns.issued, track: '120px', figure: true, cell: ({ figures }) => words.ofSize(figures?.issued ?? 0, figures?.size ?? null) },
  count('used'),
  count('locked'),
  count('expired'),
  count('takenBack'),
  { name: words.columns.cost, track: '184px', figure: true, cell: ({ figures }) => (figures ? words.ofBudget(yuan(figures.offFen), yuan(figures.budgetFen)) : '') },
]

function Batches({ communityId }: { readonly communityId: string }) {
  const batches = usePages('coupon.batches', { communityId })
  useShownAgain(() => void batches.again())
  return (
    <Tabled
      of={batches}
      rowsOf={(page) => page.batches}
      empty={<EmptyState drawing="coupons" text={words.none} />}
      columns={columns}
      keyOf={({ batchId }) => batchId}
      more={words.more}
    />
  )
}

/** Every batch of a community, and what became of its coupons. */
export default function CouponBatches() {
  const { community } = useRouter().params
  const stations = useAsk('station.list', {})
  const [picked, setPicked] = useState<string | null>(community ?? null)
  const options = [...new Map((stations.value?.stations ?? []).map(({ communityId, communityName }) => [communityId, communityName]))].map(([value, title]) => ({ value, title }))
  const chosen = options.find(({ value }) => value === picked)?.value ?? options[0]?.value ?? null
  const bar = chosen !== null && (
    <ActionBar>
      <Button kind="primary" onTap={() => void go(to.couponNew(chosen))}>
        {words.create}
      </Button>
    </ActionBar>
  )
  return (
    <WorkShell place="coupons" wide bar={bar || undefined}>
      {chosen === null ? (
        <Shown of={stations} rows={5}>
          {() => <EmptyState drawing="coupons" text={words.noCommunity} />}
        </Shown>
      ) : (
        <>
          {options.length > 1 && <PickOne label={words.community} options={options} value={chosen} onChange={setPicked} />}
          <Batches communityId={chosen} />
        </>
      )}
    </WorkShell>
  )
}
