import type { CampaignState } from '@domain/campaign/contract'
import type { Output } from '@domain/contract'
import { yuan } from '@domain/money'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useAsk } from '../../../kit/load'
import { go, to } from '../../../kit/nav'
import { usePages } from '../../../kit/pages'
import { useShownAgain } from '../../../kit/shown'
import { ActionBar } from '../../../ui/ActionBar'
import { Button } from '../../../ui/Button'
import { Chips } from '../../../ui/Chips'
import { EmptyState } from '../../../ui/EmptyState'
import { Tag } from '../../../ui/Section'
import { Tap } from '../../../ui/Tap'
import { sayWhen } from '../../../ui/when'
import { PickOne } from '../../../ui/work/PickOne'
import { Tabled } from '../../../ui/work/Shown'
import type { Column } from '../../../ui/work/Table'
import { WorkShell } from '../../../ui/work/WorkShell'
import { words } from '../words'
import { Calendar } from './Calendar'
import { KINDS } from './kinds'

type Round = Output<'campaign.list'>['campaigns'][number]

const STATES: readonly CampaignState[] = ['open', 'draft', 'closed', 'arrived', 'done', 'cancelled']
const ALL = 'all'
const FILTERS = [{ value: ALL, title: words.all }, ...STATES.map((value) => ({ value, title: words.states[value] }))]
type Span = keyof typeof words.views
const VIEWS = (Object.keys(words.views) as Span[]).map((value) => ({ value, title: words.views[value] }))

const columns: readonly Column<Round>[] = [
  {
    name: words.columns.round,
    track: 'minmax(0, 2fr)',
    bare: true,
    cell: ({ campaignId, station, title }) => (
      <Tap className="desk-link" label={words.open(station.name, title)} onTap={() => void go(to.campaign(campaignId))}>
        <View>
          <View>{station.name}</View>
          <View className="soft small">{title}</View>
        </View>
      </Tap>
    ),
  },
  { name: words.columns.state, track: '96px', cell: ({ state }) => <Tag kind={KINDS[state] ?? 'plain'}>{words.states[state]}</Tag> },
  { name: words.columns.closes, track: '144px', cell: ({ closesAt }) => sayWhen(closesAt) },
  { name: words.columns.pickup, track: '192px', cell: ({ pickupDay, pickupFrom, pickupUntil }) => words.pickupTime(pickupDay, pickupFrom, pickupUntil) },
  { name: words.columns.people, track: '72px', figure: true, cell: ({ people }) => words.people(people) },
  { name: words.columns.paid, track: '120px', figure: true, cell: ({ paidFen }) => yuan(paidFen) },
]

function Rounds({ stationId }: { readonly stationId: string | null }) {
  const [state, setState] = useState<CampaignState | null>(null)
  const rounds = usePages('campaign.list', { ...(state === null ? {} : { state }), ...(stationId === null ? {} : { stationId }) })
  useShownAgain(() => void rounds.again())
  return (
    <>
      <Chips options={FILTERS} value={state ?? ALL} onChange={(value) => setState(STATES.find((one) => one === value) ?? null)} />
      <Tabled
        of={rounds}
        rowsOf={(page) => page.campaigns}
        empty={<EmptyState drawing="calendar" text={state === null ? words.none : words.noneSuch} />}
        columns={columns}
        keyOf={({ campaignId }) => campaignId}
      />
    </>
  )
}

/** Every round of one's stations: as a list, or as they lie in a week or a month. */
export default function Campaigns() {
  const [view, setView] = useState<Span>('list')
  const [stationId, setStationId] = useState<string | null>(null)
  const stations = useAsk('station.list', {}).value?.stations ?? []
  const options = stations.map(({ stationId: value, name, communityName }) => ({ value, title: name, text: communityName }))
  const bar = (
    <ActionBar>
      <Button kind="primary" onTap={() => void go(to.campaignNew(stationId === null ? {} : { station: stationId }))}>
        {words.create}
      </Button>
    </ActionBar>
  )
  return (
    <WorkShell place="campaigns" wide bar={bar}>
      <View className="filters">
        <PickOne label={words.station} options={options} value={stationId} any={words.anyStation} onChange={setStationId} />
        <Chips options={VIEWS} value={view} onChange={(value) => setView(VIEWS.find((one) => one.value === value)?.value ?? 'list')} />
      </View>
      {view === 'list' ? (
        <Rounds stationId={stationId} />
      ) : (
        <Calendar span={view} stations={stations.filter((one) => stationId === null || one.stationId === stationId)} stationId={stationId} onWeek={() => setView('week')} />
      )}
      {stations.length > 0 && view !== 'list' && <Text className="soft small">{view === 'week' ? words.byClose : words.byCloseList}</Text>}
    </WorkShell>
  )
}
