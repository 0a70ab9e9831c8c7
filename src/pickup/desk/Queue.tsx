import { shopClock, type Instant } from '@domain/time'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useBusy } from '../../kit/busy'
import { handovers, type HandedBag } from '../../kit/handovers'
import { go, to } from '../../kit/nav'
import type { Entry } from '../../kit/outbox'
import { say } from '../../kit/say'
import { useSession } from '../../kit/session'
import { a11y } from '../../ui/a11y'
import { Button } from '../../ui/Button'
import { Card, Section } from '../../ui/Section'
import { Sheet } from '../../ui/Sheet'
import { useShelves } from './shelf'
import { hasSignal, mayGoLater, troubleWords } from './store'
import { words } from './words'

type Handed = Entry<'pickup.confirm', HandedBag>

const clock = (at: Instant): string => shopClock(at).slice(11)

async function sendNow(): Promise<void> {
  await handovers.send()
  const { entries, lost } = handovers.use.getState()
  hasSignal(!lost)
  if (lost && entries.length > 0) say(words.sendFails)
}

/** What only this phone knows, counted, and how it gets to the server. */
export function Queue() {
  const { entries, kept } = handovers.use()
  const { session } = useSession()
  const { busy, run } = useBusy()
  const [open, setOpen] = useState(false)
  const waiting = entries.filter(({ trouble }) => trouble === null)
  if (waiting.length === 0) return null
  const tells = !kept ? words.queueUnkept : !session ? words.queueSignIn : process.env.TARO_ENV === 'h5' ? words.queueOpen : words.queueTells
  return (
    <View className="queue" {...a11y({ role: 'status' })}>
      <View className="line line-apart">
        <Text className="title">{words.queue(new Set(waiting.map(({ about }) => about.bagId)).size)}</Text>
        <Button small busy={busy} onTap={() => run(sendNow)}>
          {words.send}
        </Button>
      </View>
      <Text className="small">{tells}</Text>
      <Button kind="quiet" small onTap={() => setOpen(true)}>
        {words.whose}
      </Button>
      <Sheet open={open} title={words.queue(waiting.length)} onClose={() => setOpen(false)}>
        {waiting.map(({ key, about, at }) => (
          <View key={key} className="table-row">
            {words.queuedBag(words.bag(about.number), clock(at))}
          </View>
        ))}
      </Sheet>
    </View>
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
      {trouble.kind !== 'partly' && <Text className="desk-stop">{words.notCounted}</Text>}
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
