import { Text } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useAsk } from '../../kit/load'
import { useShownAgain } from '../../kit/shown'
import { Chips } from '../../ui/Chips'
import { EmptyState } from '../../ui/EmptyState'
import { Card, Section } from '../../ui/Section'
import { Bars, Legend } from '../../ui/work/Bars'
import { InCommunity } from '../../ui/work/InCommunity'
import { PickOne } from '../../ui/work/PickOne'
import { Shown } from '../../ui/work/Shown'
import { Table, type Column } from '../../ui/work/Table'
import { WorkShell } from '../../ui/work/WorkShell'
import { words } from '../words'
import { BUYING, cameBack, movesOf, peopleIn, wentSilent, type Week } from './flow'

const LOOKS = { new_paying: 'full', active: 'soft', silent: 'honey' } as const
const SPANS = { short: 8, long: 26 } as const
type Span = keyof typeof SPANS
const CHIPS = (Object.keys(SPANS) as Span[]).map((value) => ({ value, title: words.weeksPicked[value] }))
const LEGEND = BUYING.map((state) => ({ look: LOOKS[state], name: words.legend[state] }))

const columns: readonly Column<Week>[] = [
  { name: words.flowColumns.week, bare: true, cell: ({ week }) => <Text className="choice-title">{words.week(week)}</Text> },
  { name: words.flowColumns.fresh, figure: true, cell: (week) => words.people(peopleIn(week, 'new_paying')) },
  { name: words.flowColumns.active, figure: true, cell: (week) => words.people(peopleIn(week, 'active')) },
  { name: words.flowColumns.silent, figure: true, cell: (week) => words.people(peopleIn(week, 'silent')) },
  { name: words.flowColumns.none, figure: true, cell: (week) => words.people(peopleIn(week, 'none')) },
  { name: words.flowColumns.back, figure: true, cell: (week) => words.people(cameBack(week)) },
  { name: words.flowColumns.lost, figure: true, cell: (week) => words.people(wentSilent(week)) },
]

/** One week: where people stood before it, and where after. */
function Moves({ weeks }: { readonly weeks: readonly Week[] }) {
  const [picked, setPicked] = useState<string | null>(null)
  const week = weeks.find((one) => one.week === picked) ?? weeks[0]
  if (!week) return null
  const moves = movesOf(week)
  const options = weeks.map(({ week: value }, place) => ({ value, title: place === 0 ? words.thisWeek : words.week(value) }))
  return (
    <Section title={words.moves(week.week)}>
      <PickOne label={words.chooseWeek} options={options} value={week.week} onChange={setPicked} />
      <Card>
        <Text className="choice-title">{words.flowFinding(peopleIn(week, 'new_paying'), cameBack(week), wentSilent(week))}</Text>
        {moves.length === 0 && <Text className="soft">{words.noMoves}</Text>}
        {moves.length > 0 && (
          <Bars
            label={words.moves(week.week)}
            rows={moves.map(({ from, to, people }) => ({ name: words.moveName(from, to), text: words.people(people), parts: [{ value: people, look: to === 'none' ? 'plain' : LOOKS[to] }] }))}
          />
        )}
      </Card>
    </Section>
  )
}

function Weeks({ communityId }: { readonly communityId: string }) {
  const [span, setSpan] = useState<Span>('short')
  const flow = useAsk('policy.flow', { communityId, weeks: SPANS[span] })
  useShownAgain(() => void flow.again())
  return (
    <>
      <Chips options={CHIPS} value={span} onChange={(value) => setSpan(value === 'long' ? 'long' : 'short')} />
      <Shown of={flow} rows={5}>
        {({ weeks }) => {
          const [last] = weeks
          if (!last || weeks.every((week) => Object.values(week.people).every((people) => people === 0))) return <EmptyState drawing="people" text={words.flowNone} />
          return (
            <>
              <Section title={words.weeks(weeks.length)}>
                <Card>
                  <Text className="choice-title">{words.trend(peopleIn(last, 'active'), peopleIn(weeks.at(-1) ?? last, 'active'), weeks.length - 1)}</Text>
                  <Legend of={LEGEND} />
                  <Bars
                    label={words.flow}
                    rows={weeks.map((week, place) => ({
                      name: place === 0 ? words.thisWeek : words.week(week.week),
                      text: words.barText(peopleIn(week, 'new_paying'), peopleIn(week, 'active'), peopleIn(week, 'silent')),
                      parts: BUYING.map((state) => ({ value: peopleIn(week, state), look: LOOKS[state] })),
                    }))}
                  />
                </Card>
              </Section>
              <Moves weeks={weeks} />
              <Section title={words.flowTable}>
                <Table columns={columns} rows={weeks} keyOf={({ week }) => week} />
                <Text className="soft small">{words.flowTells}</Text>
              </Section>
            </>
          )
        }}
      </Shown>
    </>
  )
}

/** Who is buying, who has begun and who has stopped, week by week. */
export default function Flow() {
  const { community } = useRouter().params
  return (
    <WorkShell place="policies" wide>
      <InCommunity wanted={community}>{(communityId) => <Weeks key={communityId} communityId={communityId} />}</InCommunity>
    </WorkShell>
  )
}
