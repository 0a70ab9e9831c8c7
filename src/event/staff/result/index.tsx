import type { Output } from '@domain/contract'
import type { DayFigures } from '@domain/event/contract'
import { yuan } from '@domain/money'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { serverNow } from '../../../kit/clock'
import { useAsk } from '../../../kit/load'
import { go, to } from '../../../kit/nav'
import { holds, useMe } from '../../../kit/me'
import { useSession } from '../../../kit/session'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import { Card, Row, Section } from '../../../ui/Section'
import { sayWhen } from '../../../ui/when'
import { Bars } from '../../../ui/work/Bars'
import { Figures } from '../../../ui/work/Figures'
import { Shown } from '../../../ui/work/Shown'
import { Table, type Column } from '../../../ui/work/Table'
import { WorkShell } from '../../../ui/work/WorkShell'
import { dayWords } from '../../times'
import { words as eventWords } from '../../words'
import { words } from '../words'

type Result = Output<'event.result'>

/** Who came, and how they were let in. */
function People({ result: { registered, came, walkIns, waited, byHow } }: { readonly result: Result }) {
  const ways = [
    [words.hows.scanned, byHow.scanned],
    [words.hows.typed, byHow.typed],
    [words.hows.offline, byHow.offline],
    [words.hows.walk_in, byHow.walkIn],
  ] as const
  return (
    <Section title={words.people}>
      <Card>
        <Text className="choice-title">{words.cameOf(came, registered, walkIns)}</Text>
        {waited > 0 && <Text>{words.waited(waited)}</Text>}
        {came > 0 && <Bars label={words.how} rows={ways.map(([name, people]) => ({ name, text: eventWords.people(people), parts: [{ value: people, look: 'full' as const }] }))} most={came} />}
      </Card>
    </Section>
  )
}

function Newcomers({ result: { newResidents, newBuyers, newGmvFen, costFen, costPerNewFen } }: { readonly result: Result }) {
  const { newFigures } = words
  return (
    <Section title={words.newcomers}>
      <Card>
        <Text>{words.newcomersAre(newResidents)}</Text>
        <Figures
          figures={[
            { name: newFigures.newResidents, value: newResidents },
            { name: newFigures.newBuyers, value: newBuyers },
            { name: newFigures.newGmv, value: yuan(newGmvFen) },
          ]}
        />
        <Text>{words.cost(yuan(costFen), costPerNewFen === null ? null : yuan(costPerNewFen))}</Text>
      </Card>
    </Section>
  )
}

interface Compared {
  readonly name: string
  readonly day: string | number
  readonly before: string | number
}

const columns: readonly Column<Compared>[] = [
  { name: words.columns.name, track: 'minmax(0, 2fr)', bare: true, cell: ({ name }) => name },
  { name: words.columns.day, figure: true, cell: ({ day }) => day },
  { name: words.columns.before, figure: true, cell: ({ before }) => before },
]

const figuresOf = ({ newResidents, firstOrders, gmvFen, firstOrders7, gmv7Fen }: DayFigures) => ({
  newResidents,
  firstOrders,
  gmv: yuan(gmvFen),
  firstOrders7,
  gmv7: yuan(gmv7Fen),
})

/** The whole community on that day, beside the same weekday before: what else happened is in it too. */
function Around({ result: { day, before, wholeAt } }: { readonly result: Result }) {
  const [then, earlier] = [figuresOf(day), figuresOf(before)]
  const rows = (Object.keys(words.rows) as (keyof typeof words.rows)[]).map((key) => ({ name: words.rows[key], day: then[key], before: earlier[key] }))
  return (
    <Section title={words.around}>
      <Text className="soft small">{words.aroundIs}</Text>
      {serverNow() < wholeAt && <Notice>{words.notWhole(sayWhen(wholeAt))}</Notice>}
      <Table columns={columns} rows={rows} keyOf={({ name }) => name} />
    </Section>
  )
}

function Handouts({ handouts }: Pick<Result, 'handouts'>) {
  if (handouts.length === 0) return null
  return (
    <Section title={words.handouts}>
      <Card>
        {handouts.map(({ handoutId, name, stock, left }) => (
          <Row key={handoutId} name={name}>
            {words.handout(stock - left, stock)}
          </Row>
        ))}
      </Card>
    </Section>
  )
}

/** What came of an event, for who worked at it or planned it. */
export default function EventResult() {
  const { event: eventId = '' } = useRouter<{ event?: string }>().params
  const { session } = useSession()
  const { me } = useMe()
  const result = useAsk('event.result', session && eventId !== '' ? { eventId } : null)
  return (
    <WorkShell wide {...(holds(me, 'operator') ? { place: 'events' as const } : {})}>
      <Shown of={result} rows={5}>
        {(value) => (
          <View className="stack">
            <Text className="title">{words.resultTitle(value.title, dayWords(value.startsAt))}</Text>
            <View className="split">
              <View className="split-main">
                <People result={value} />
                <Newcomers result={value} />
              </View>
              <View className="split-aside">
                <Around result={value} />
                <Handouts handouts={value.handouts} />
                <Button onTap={() => void go(to.event(eventId))}>{words.seeEvent}</Button>
              </View>
            </View>
          </View>
        )}
      </Shown>
    </WorkShell>
  )
}
