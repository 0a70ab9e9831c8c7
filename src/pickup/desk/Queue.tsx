import { shopClock, type Instant } from '@domain/time'
import { Text, View } from '@tarojs/components'
import { useBusy } from '../../kit/busy'
import { handovers, type HandedBag } from '../../kit/handovers'
import { go, to } from '../../kit/nav'
import type { Entry } from '../../kit/outbox'
import { say } from '../../kit/say'
import { useSession } from '../../kit/session'
import { Button } from '../../ui/Button'
import { Card, Section } from '../../ui/Section'
import { QueueCard } from '../../ui/work/counter/QueueCard'
import { words as shared } from '../../ui/work/words'
import { useShelves } from './shelf'
import { hasSignal, mayGoLater, troubleWords } from './store'
import { words } from './words'

type Handed = Entry<'pickup.confirm', HandedBag>

const clock = (at: Instant): string => shopClock(at).slice(11)

async function sendNow(): Promise<void> {
  await handovers.send()
  const { entries, lost } = handovers.use.getState()
  hasSignal(!lost)
  if (lost && entries.length > 0) say(shared.sendFails)
}

/** What only this phone knows, counted, and how it gets to the server. */
export function Queue() {
  const { entries, kept } = handovers.use()
  const { session } = useSession()
  const waiting = entries.filter(({ trouble }) => trouble === null)
  if (waiting.length === 0) return null
  return (
    <QueueCard
      title={words.queue(new Set(waiting.map(({ about }) => about.bagId)).size)}
      sheetTitle={words.queue(waiting.length)}
      kept={kept}
      signedIn={session !== null}
      rows={waiting.map(({ key, about, at }) => ({ key, text: words.queuedBag(words.bag(about.number), clock(at)) }))}
      onSend={sendNow}
    />
  )
}

function Case({ entry: { key, about, at, trouble } }: { readonly entry: Handed }) {
  const { shelves } = useShelves()
  const { busy, run } = useBusy()
  if (trouble === null) return null
  const name = shelves.flatMap(({ bags }) => bags).find(({ bagId }) => bagId === about.bagId)?.name ?? ''
  const asked = trouble.kind === 'refused' && trouble.refusal === 'refund_asked'
  return (
    <Card>
      <Text className="choice-title">{words.troubleBag(words.bag(about.number), name, clock(at))}</Text>
      {trouble.kind !== 'partly' && <Text className="counter-stop">{words.notCounted}</Text>}
      <Text>{troubleWords(trouble)}</Text>
      <View className="work-buttons">
        {asked && <Button onTap={() => void go(to.asks())}>{words.toAsks}</Button>}
        {mayGoLater(trouble) && (
          <Button busy={busy} onTap={() => run(() => handovers.again(key))}>
            {words.again}
          </Button>
        )}
        <Button onTap={() => handovers.drop(key)}>{words.seen}</Button>
      </View>
    </Card>
  )
}

/** Bags that went over the counter and that the server has otherwise. */
export function Cases() {
  const cases = handovers.use().entries.filter(({ trouble }) => trouble !== null)
  if (cases.length === 0) return null
  return (
    <Section title={words.troubles(cases.length)}>
      {cases.map((entry) => (
        <Case key={entry.key} entry={entry} />
      ))}
    </Section>
  )
}
