import { useState } from 'react'
import { useAsk } from '../../../kit/load'
import { stationOf, useMe } from '../../../kit/me'
import { usePages } from '../../../kit/pages'
import { useSession } from '../../../kit/session'
import { useShownAgain } from '../../../kit/shown'
import { AppShell } from '../../../ui/AppShell'
import { Button } from '../../../ui/Button'
import { Chips } from '../../../ui/Chips'
import { EmptyState } from '../../../ui/EmptyState'
import { NoStation } from '../../../ui/NoStation'
import { Section } from '../../../ui/Section'
import { Skeleton } from '../../../ui/Skeleton'
import { Trouble } from '../../../ui/Trouble'
import { EventCard } from '../EventCard'
import { isLive } from '../standing'
import { words } from '../words'

type View = keyof typeof words.views
const VIEWS = (Object.keys(words.views) as View[]).map((value) => ({ value, title: words.views[value] }))

/** Those I am registered for and that aren't over: the next one first. */
function Mine() {
  const { session } = useSession()
  const { value, again } = useAsk('event.mine', session ? {} : null)
  useShownAgain(() => void again())
  const events = value?.events.filter(({ state, mine }) => state !== 'done' && state !== 'cancelled' && mine && isLive(mine)) ?? []
  if (events.length === 0) return null
  return (
    <Section title={words.mine}>
      {events.map((event) => (
        <EventCard key={event.eventId} event={event} />
      ))}
    </Section>
  )
}

function Listed({ stationId, over }: { readonly stationId: string; readonly over: boolean }) {
  const events = usePages('event.list', { stationId, over })
  useShownAgain(() => void events.again())
  const { answer } = events
  if (answer === null) return <Skeleton rows={3} picture />
  const all = events.pages.flatMap((page) => page.events)
  // Those I am registered for stand above.
  const rows = over ? all : all.filter(({ mine }) => !(mine && isLive(mine)))
  return (
    <>
      {answer.kind !== 'done' && <Trouble answer={answer} again={() => void events.again()} />}
      {events.value !== null && all.length === 0 && <EmptyState drawing="calendar" text={over ? words.noneOver : words.none} />}
      {rows.map((event) => (
        <EventCard key={event.eventId} event={event} />
      ))}
      {events.more && (
        <Button busy={events.busy} onTap={events.more}>
          {words.more}
        </Button>
      )}
    </>
  )
}

/** What is going on in one's community. */
export default function Events() {
  const stationId = useMe(stationOf)
  const [view, setView] = useState<View>('coming')
  return (
    <AppShell>
      {view === 'coming' && <Mine />}
      {stationId === null ? (
        <NoStation text={words.noStation} />
      ) : (
        <Section>
          <Chips options={VIEWS} value={view} onChange={(value) => setView(value === 'over' ? 'over' : 'coming')} />
          <Listed key={view} stationId={stationId} over={view === 'over'} />
        </Section>
      )}
    </AppShell>
  )
}
