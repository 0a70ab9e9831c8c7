import type { HitView, OrderState } from '@domain/order/contract'
import { yuan } from '@domain/money'
import type { ShopDay } from '@domain/time'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useAsk } from '../../kit/load'
import { holds, useMe } from '../../kit/me'
import { go, swap, to } from '../../kit/nav'
import { usePages } from '../../kit/pages'
import { useSettled } from '../../kit/settled'
import { useShownAgain } from '../../kit/shown'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Field } from '../../ui/Field'
import { Notice } from '../../ui/Notice'
import { Tag } from '../../ui/Section'
import { Tap } from '../../ui/Tap'
import { sayWhen } from '../../ui/when'
import { DayField } from '../../ui/work/DayField'
import { PickOne } from '../../ui/work/PickOne'
import { Tabled } from '../../ui/work/Shown'
import type { Column } from '../../ui/work/Table'
import { WorkShell } from '../../ui/work/WorkShell'
import { words } from './words'

const STATES = Object.keys(words.states) as OrderState[]
const KINDS: Partial<Record<OrderState, 'good' | 'warn'>> = { paid: 'good', unpaid: 'warn' }

const columns: readonly Column<HitView>[] = [
  {
    name: words.number,
    track: '112px',
    bare: true,
    cell: ({ orderId }) => (
      <Tap className="desk-link" label={words.open(words.short(orderId))} onTap={() => void go(to.orderTrace(orderId))}>
        <Text className="desk-mono">{words.short(orderId)}</Text>
      </Tap>
    ),
  },
  {
    name: words.state,
    track: '120px',
    cell: ({ state, asked, stuck }) => (
      <View className="desk-tags">
        <Tag kind={KINDS[state] ?? 'plain'}>{words.states[state]}</Tag>
        {asked && <Tag kind="warn">{words.asked}</Tag>}
        {stuck && <Tag kind="warn">{words.stuck}</Tag>}
      </View>
    ),
  },
  {
    name: words.who,
    track: '104px',
    cell: ({ name, bagNumber }) => (
      <>
        <View className={name === '' ? 'soft small' : ''}>{name || words.nobody}</View>
        {bagNumber !== null && <View className="soft small">{words.bag(bagNumber)}</View>}
      </>
    ),
  },
  { name: words.goods, track: 'minmax(0, 2fr)', bare: true, cell: ({ goods, lines }) => words.someGoods(goods, lines - goods.length) },
  {
    name: words.where,
    track: 'minmax(0, 1.2fr)',
    bare: true,
    cell: ({ stationName, campaignTitle }) => (
      <>
        <View>{stationName}</View>
        <View className="soft small">{campaignTitle}</View>
      </>
    ),
  },
  { name: words.placed, track: '112px', cell: ({ placedAt }) => <Text className="small">{sayWhen(placedAt)}</Text> },
  {
    name: words.paid,
    track: '120px',
    figure: true,
    cell: ({ paidFen, payFen, refundedFen }) => (
      <>
        <View>{paidFen > 0 ? yuan(paidFen) : words.due(yuan(payFen))}</View>
        {refundedFen > 0 && <View className="soft small">{words.back(yuan(refundedFen))}</View>}
      </>
    ),
  },
]

interface Narrow {
  readonly stationId: string | null
  readonly state: OrderState | null
  readonly day: ShopDay | null
}

function Filters({ narrow, change }: { readonly narrow: Narrow; readonly change: (part: Partial<Narrow>) => void }) {
  const stations = useAsk('station.list', {}).value?.stations ?? []
  const options = stations.map(({ stationId, name, communityName }) => ({ value: stationId, title: name, text: communityName }))
  const states = STATES.map((value) => ({ value, title: words.states[value] }))
  return (
    <>
      <View className="filters-pair">
        <PickOne label={words.station} options={options} value={narrow.stationId} any={words.anyStation} onChange={(stationId) => change({ stationId })} />
        <PickOne label={words.state} options={states} value={narrow.state} any={words.anyState} onChange={(state) => change({ state: STATES.find((one) => one === state) ?? null })} />
      </View>
      <DayField label={words.day} value={narrow.day} any={words.anyDay} onChange={(day) => change({ day })} />
    </>
  )
}

/** Every order of one's stations: somebody calls and says what she has at hand. */
export default function Orders() {
  const { params } = useRouter()
  const { me } = useMe()
  const [query, setQuery] = useState(params.query ?? '')
  const [narrow, setNarrow] = useState<Narrow>({ stationId: params.station ?? null, state: null, day: null })
  const wanted = useSettled(query).trim()
  const { stationId, state, day } = narrow
  const orders = usePages('order.search', {
    ...(wanted === '' ? {} : { query: wanted }),
    ...(stationId === null ? {} : { stationId }),
    ...(params.campaign ? { campaignId: params.campaign } : {}),
    ...(state === null ? {} : { state }),
    ...(day === null ? {} : { day }),
  })
  useShownAgain(() => void orders.again())
  const anything = wanted !== '' || stationId !== null || state !== null || day !== null
  return (
    <WorkShell wide {...(holds(me, 'operator') ? { place: 'orders' as const } : {})}>
      <View className="filters">
        <Field label={words.search} value={query} most={40} placeholder={words.searchSuch} onInput={setQuery} />
        <Filters narrow={narrow} change={(part) => setNarrow({ ...narrow, ...part })} />
      </View>
      {params.campaign !== undefined && (
        <Notice>
          <View className="line line-apart">
            <Text>{words.ofRound}</Text>
            <Button kind="quiet" small onTap={() => void swap(to.orderDesk())}>
              {words.allRounds}
            </Button>
          </View>
        </Notice>
      )}
      <Tabled
        of={orders}
        rowsOf={(page) => page.orders}
        empty={<EmptyState drawing={anything ? 'search' : 'orders'} text={anything ? words.notFound : words.empty} />}
        columns={columns}
        keyOf={({ orderId }) => orderId}
      />
    </WorkShell>
  )
}
