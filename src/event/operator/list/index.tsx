import type { PlanView } from '@domain/event/contract'
import { Text, View } from '@tarojs/components'
import { go, to } from '../../../kit/nav'
import { usePages } from '../../../kit/pages'
import { useSession } from '../../../kit/session'
import { useShownAgain } from '../../../kit/shown'
import { ActionBar } from '../../../ui/ActionBar'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/EmptyState'
import { Tag } from '../../../ui/Section'
import { Tap } from '../../../ui/Tap'
import { Tabled } from '../../../ui/work/Shown'
import type { Column } from '../../../ui/work/Table'
import { WorkShell } from '../../../ui/work/WorkShell'
import { spanWords } from '../../times'
import { words as eventWords } from '../../words'
import { stateKind } from '../plan'
import { words } from '../words'

const columns: readonly Column<PlanView>[] = [
  {
    name: words.columns.event,
    track: 'minmax(0, 2fr)',
    bare: true,
    cell: ({ eventId, title, station, place }) => (
      <Tap className="desk-link" onTap={() => void go(to.eventPlan(eventId))}>
        <View>
          <View>{title}</View>
          <View className="soft small">{[station.communityName, place].join(' · ')}</View>
        </View>
      </Tap>
    ),
  },
  { name: words.columns.state, track: '96px', cell: ({ state }) => <Tag kind={stateKind(state)}>{eventWords.states[state]}</Tag> },
  { name: words.columns.when, track: '224px', cell: (plan) => <Text className="small">{spanWords(plan)}</Text> },
  { name: words.columns.people, track: '96px', figure: true, cell: ({ registered, slots }) => words.places(registered, slots.reduce((sum, { capacity }) => sum + capacity, 0)) },
  { name: words.columns.waiting, track: '72px', figure: true, cell: ({ waiting }) => waiting },
  { name: words.columns.came, track: '72px', figure: true, cell: ({ came }) => came },
]

/** Every event of one's communities, the latest first. */
export default function EventPlans() {
  const { session } = useSession()
  const plans = usePages('event.plans', session ? {} : null)
  useShownAgain(() => void plans.again())
  const bar = (
    <ActionBar>
      <Button kind="primary" onTap={() => void go(to.eventEdit())}>
        {words.create}
      </Button>
    </ActionBar>
  )
  return (
    <WorkShell place="events" wide bar={bar}>
      <Tabled of={plans} rowsOf={({ events }) => events} empty={<EmptyState drawing="calendar" text={words.none} />} columns={columns} keyOf={({ eventId }) => eventId} more={words.more} />
    </WorkShell>
  )
}
