import type { Instant } from '@domain/time'
import { Text, View } from '@tarojs/components'
import { useBusy } from '../../../kit/busy'
import { say } from '../../../kit/say'
import { useSession } from '../../../kit/session'
import { Button } from '../../../ui/Button'
import { Card, Section } from '../../../ui/Section'
import { QueueCard } from '../../../ui/work/counter/QueueCard'
import { words as shared } from '../../../ui/work/words'
import { clock } from '../../times'
import { words } from '../words'
import { checkIns, hands, sendAll, walkIns } from './boxes'
import { hasSignal, troubleWords } from './store'

interface Told {
  readonly key: string
  readonly at: Instant
  readonly text: string
  /** What the server says against it; null while it waits. */
  readonly trouble: string | null
  /** The rest of it was done. */
  readonly partly: boolean
  readonly again: () => Promise<void>
  readonly drop: () => void
}

/** Everything that only this phone knows, in the order in which it was done. */
export function useTold(): { readonly told: readonly Told[]; readonly kept: boolean } {
  const [checked, walked, handed] = [checkIns.use(), walkIns.use(), hands.use()]
  const told: Told[] = [
    ...checked.entries.map(({ key, at, about, input, trouble }) => ({
      key,
      at,
      text: about.number === null ? words.queuedTrust(clock(at)) : words.queuedCheckIn(about.number, input.people?.length ?? 0, clock(at)),
      trouble: trouble && troubleWords(trouble),
      partly: trouble?.kind === 'partly',
      again: () => checkIns.again(key),
      drop: () => checkIns.drop(key),
    })),
    ...walked.entries.map(({ key, at, input, trouble }) => ({
      key,
      at,
      text: words.queuedWalkIn(input.people, clock(at)),
      trouble: trouble && troubleWords(trouble),
      partly: trouble?.kind === 'partly',
      again: () => walkIns.again(key),
      drop: () => walkIns.drop(key),
    })),
    ...handed.entries.map(({ key, at, about, trouble }) => ({
      key,
      at,
      text: words.queuedHand(about.number, clock(at)),
      trouble: trouble && troubleWords(trouble),
      partly: trouble?.kind === 'partly',
      again: () => hands.again(key),
      drop: () => hands.drop(key),
    })),
  ]
  return { told: told.sort((a, b) => (a.at < b.at ? -1 : 1)), kept: checked.kept && walked.kept && handed.kept }
}

async function sendNow(): Promise<void> {
  const answered = await sendAll()
  hasSignal(answered)
  if (!answered) say(shared.sendFails)
}

/** What waits to be sent, counted. */
export function Queue() {
  const { told, kept } = useTold()
  const { session } = useSession()
  const waiting = told.filter(({ trouble }) => trouble === null)
  if (waiting.length === 0) return null
  const title = words.queue(waiting.length)
  return <QueueCard title={title} sheetTitle={title} kept={kept} signedIn={session !== null} rows={waiting} onSend={sendNow} />
}

function Case({ one: { text, trouble, partly, again, drop } }: { readonly one: Told }) {
  const { busy, run } = useBusy()
  return (
    <Card>
      <Text className="choice-title">{text}</Text>
      <Text className="counter-stop">{partly ? words.partly : words.notCounted}</Text>
      <Text>{trouble}</Text>
      <View className="work-buttons">
        {!partly && (
          <Button busy={busy} onTap={() => run(again)}>
            {words.again}
          </Button>
        )}
        <Button onTap={drop}>{words.seen}</Button>
      </View>
    </Card>
  )
}

/** People who were let in here and whom the server has otherwise. */
export function Cases() {
  const cases = useTold().told.filter(({ trouble }) => trouble !== null)
  if (cases.length === 0) return null
  return (
    <Section title={words.cases(cases.length)}>
      {cases.map((one) => (
        <Case key={one.key} one={one} />
      ))}
    </Section>
  )
}
