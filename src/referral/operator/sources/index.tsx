import type { ChainNode } from '@domain/referral/contract'
import type { Output } from '@domain/contract'
import { yuan } from '@domain/money'
import { shopDay, type ShopDay } from '@domain/time'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { serverNow } from '../../../kit/clock'
import { useAsk } from '../../../kit/load'
import { go, to } from '../../../kit/nav'
import { useShownAgain } from '../../../kit/shown'
import { EmptyState } from '../../../ui/EmptyState'
import { Notice } from '../../../ui/Notice'
import { Card, Section } from '../../../ui/Section'
import { Bars, Legend } from '../../../ui/work/Bars'
import { DayField, firstOfMonth } from '../../../ui/work/DayField'
import { InCommunity } from '../../../ui/work/InCommunity'
import { Shown } from '../../../ui/work/Shown'
import { Table, type Column } from '../../../ui/work/Table'
import { WorkShell } from '../../../ui/work/WorkShell'
import { Finding } from '../Finding'
import { Person } from '../Person'
import { Places } from '../Places'
import '../tree.scss'
import { words } from '../words'

type Row = Output<'referral.sources'>['sources'][number]

const LEGEND = [
  { look: 'full', name: words.legend.bought },
  { look: 'plain', name: words.legend.came },
] as const

const nameOf = ({ source, label }: Row): string => words.source(source, label)

const columns: readonly Column<Row>[] = [
  { name: words.sourceColumns.source, track: 'minmax(0, 2fr)', bare: true, cell: (row) => <View className="item-name">{nameOf(row)}</View> },
  { name: words.sourceColumns.came, figure: true, cell: ({ came }) => words.people(came) },
  { name: words.sourceColumns.bought, figure: true, cell: ({ bought }) => words.people(bought) },
  { name: words.sourceColumns.paid, figure: true, cell: ({ paidFen }) => yuan(paidFen) },
  { name: words.sourceColumns.cost, figure: true, cell: ({ costFen }) => yuan(costFen) },
  { name: words.sourceColumns.cac, figure: true, cell: ({ cacFen }) => (cacFen === null ? <Text className="soft small">{words.noCac}</Text> : yuan(cacFen)) },
]

const rootColumns: readonly Column<ChainNode>[] = [
  { name: words.rootColumns.who, track: 'minmax(0, 2fr)', bare: true, cell: ({ personId, name }) => <Person personId={personId} name={name} /> },
  { name: words.rootColumns.children, figure: true, cell: ({ children }) => words.people(children) },
  { name: words.rootColumns.grandchildren, figure: true, cell: ({ grandchildren }) => words.people(grandchildren) },
  { name: words.rootColumns.paid, figure: true, cell: ({ paidFen }) => yuan(paidFen) },
  { name: words.rootColumns.rewards, figure: true, cell: ({ rewardsFen }) => yuan(rewardsFen) },
]

/** Who came, who stayed, and which way costs least. */
function finding(rows: readonly Row[]): string {
  const total = (of: (row: Row) => number) => rows.reduce((sum, row) => sum + of(row), 0)
  const [cheapest] = rows.flatMap((row) => (row.cacFen === null ? [] : [{ row, cacFen: row.cacFen }])).sort((a, b) => a.cacFen - b.cacFen)
  return [words.sourcesFinding(total(({ came }) => came), total(({ bought }) => bought)), cheapest && rows.length > 1 ? words.cheapest(nameOf(cheapest.row), yuan(cheapest.cacFen)) : ''].join('')
}

function BySource({ rows }: { readonly rows: readonly Row[] }) {
  if (rows.length === 0) return <EmptyState drawing="invite" text={words.sourcesEmpty} />
  return (
    <>
      <Card>
        <Text className="choice-title">{finding(rows)}</Text>
        <Legend of={LEGEND} />
        <Bars
          label={words.sources}
          rows={rows.map((row) => ({
            name: nameOf(row),
            text: words.barText(row.came, row.bought),
            parts: [
              { value: row.bought, look: 'full' },
              { value: row.came - row.bought, look: 'plain' },
            ],
          }))}
        />
      </Card>
      <Table columns={columns} rows={rows} keyOf={nameOf} />
      <Text className="soft small">{words.sourcesTells}</Text>
    </>
  )
}

function Sources({ communityId }: { readonly communityId: string }) {
  const today = shopDay(serverNow())
  const [from, setFrom] = useState<ShopDay>(firstOfMonth(today))
  const [until, setUntil] = useState<ShopDay>(today)
  const wrong = until < from
  const answer = useAsk('referral.sources', wrong ? null : { communityId, from, until })
  useShownAgain(() => void answer.again())
  return (
    <>
      <View className="fields-pair">
        <DayField label={words.from} value={from} onChange={(day) => setFrom(day ?? from)} />
        <DayField label={words.until} value={until} onChange={(day) => setUntil(day ?? until)} />
      </View>
      {wrong ? (
        <Notice kind="warn">{words.daysWrong}</Notice>
      ) : (
        <Shown of={answer} rows={5}>
          {({ sources, roots }) => (
            <>
              <Section title={words.sourcesTitle(from, until)}>
                <BySource rows={sources} />
              </Section>
              <Section title={words.roots}>
                <Text className="soft small">{words.rootsTells}</Text>
                {roots.length === 0 ? <Text className="soft">{words.rootsEmpty}</Text> : <Table columns={rootColumns} rows={roots} keyOf={({ personId }) => personId} />}
              </Section>
            </>
          )}
        </Shown>
      )}
    </>
  )
}

/** Through what people came, what each of those who stayed did cost, and who brought the most. */
export default function ReferralSources() {
  return (
    <WorkShell place="referral" wide>
      <Places here="sources" />
      <Finding onPick={(personId) => void go(to.referralTree(personId))} />
      <InCommunity>{(communityId) => <Sources key={communityId} communityId={communityId} />}</InCommunity>
    </WorkShell>
  )
}
