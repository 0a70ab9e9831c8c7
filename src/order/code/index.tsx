import type { Output } from '@domain/contract'
import { maySeenBeShown } from '@domain/pickup/shown'
import type { Instant } from '@domain/time'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { lastSeen } from '../../kit/cache'
import { seenIn, type Answer } from '../../kit/call'
import { serverNow } from '../../kit/clock'
import { useAsk } from '../../kit/load'
import { go, to } from '../../kit/nav'
import { useBrightScreen } from '../../kit/screen'
import { useSession } from '../../kit/session'
import { useEvery, useShownAgain } from '../../kit/shown'
import { AppShell } from '../../ui/AppShell'
import { Button } from '../../ui/Button'
import { Code } from '../../ui/Code'
import { EmptyState } from '../../ui/EmptyState'
import { Notice } from '../../ui/Notice'
import { Card, Row, Section, Tag } from '../../ui/Section'
import { SignedOut } from '../../ui/SignedOut'
import { Skeleton } from '../../ui/Skeleton'
import { Trouble } from '../../ui/Trouble'
import { sayWhen, visitWords } from '../../ui/when'
import '../order.scss'
import { ThingPicture } from '../Thing'
import { words as orderWords } from '../words'
import { words } from './words'

type Bag = Output<'pickup.code'>

const REFRESH_MS = 5_000

/** Read out in two halves: `ABCD EFGH`. */
const inHalves = (code: string): string => code.replace(/[\s-]/g, '').replace(/^(.{4})(.+)$/, '$1 $2')

function Pass({ bag }: { readonly bag: Bag }) {
  return (
    <View className="pass bright">
      <Text className="title">{words.title}</Text>
      {bag.bagNumber !== null && (
        <View className="pass-line">
          <Text>{words.bag}</Text>
          <Text className="bag-number">{bag.bagNumber}</Text>
        </View>
      )}
      <Code text={bag.code} label={words.qr} />
      <Text className="soft">{words.typed}</Text>
      <Text className="typed-code">{inHalves(bag.typedCode)}</Text>
    </View>
  )
}

function Bagged({ lines }: Pick<Bag, 'lines'>) {
  return (
    <Section title={words.inBag}>
      <Card>
        {lines.map((line) => (
          <View className="thing" key={line.lineId}>
            <ThingPicture {...line} />
            <Text className="grow">{words.line(line.name, line.quantity)}</Text>
            {line.handedAt !== null && <Tag>{words.handed}</Tag>}
            {line.handedAt === null && line.stop !== null && <Tag kind="warn">{words.stop[line.stop]}</Tag>}
          </View>
        ))}
      </Card>
    </Section>
  )
}

/** Whether the bag can be fetched now, in a sentence. */
function Standing({ bag }: { readonly bag: Bag }) {
  if (bag.fetched) return <Notice kind="good">{words.fetched}</Notice>
  return <Notice kind={bag.arrived ? 'good' : 'plain'}>{bag.arrived ? words.arrived : words.waiting}</Notice>
}

interface Shown {
  readonly bag: Bag
  /** When it was seen, where the server hasn't said it just now; `asking` while it may still. */
  readonly seenAt: Instant | null
  readonly asking: boolean
}

function Contents({ bag, seenAt, asking }: Shown) {
  const valid = seenAt === null ? !bag.fetched : maySeenBeShown(bag, serverNow())
  const old = valid ? (asking ? words.asking : words.seen) : words.stale
  useBrightScreen(valid)
  return (
    <View className="stack">
      {seenAt !== null && <Notice kind="warn">{old(sayWhen(seenAt))}</Notice>}
      {seenAt === null && <Standing bag={bag} />}
      {valid && <Pass bag={bag} />}
      {bag.shared && <Notice>{words.shared}</Notice>}
      <Card>
        <Row name={words.time}>{visitWords(bag.pickupDay, bag.pickupFrom, bag.pickupUntil)}</Row>
        <Row name={words.place}>{bag.stationName}</Row>
        <Text className="soft small">{bag.address}</Text>
      </Card>
      <Bagged lines={bag.lines} />
    </View>
  )
}

/** What can be shown: what the server says, what was seen where it doesn't answer, and the same while it is being asked, which in a basement takes long. */
function shownOf(orderId: string, answer: Answer<'pickup.code'> | null): Shown | null {
  if (answer?.kind === 'done') return { bag: answer.value, seenAt: null, asking: false }
  const seen = answer === null ? lastSeen<Bag>('pickup.code', { orderId }) : seenIn<'pickup.code'>(answer)
  return seen && { bag: seen.value, seenAt: seen.at, asking: answer === null }
}

/** The pickup code; what was seen last is there without a signal too, for the basement where bags are handed out. */
export default function CodePage() {
  const { order: orderId = '' } = useRouter<{ order?: string }>().params
  const { session } = useSession()
  const { answer, again } = useAsk('pickup.code', session ? { orderId } : null)
  const shown = session ? shownOf(orderId, answer) : null
  useShownAgain(() => void again())
  useEvery(REFRESH_MS, shown !== null && !shown.bag.fetched, () => void again())
  if (!session) {
    return (
      <AppShell>
        <SignedOut text={orderWords.signIn} />
      </AppShell>
    )
  }
  const refused = answer?.kind === 'refused' ? answer.refusal : null
  const onward = refused === 'not_paid' ? <Button onTap={() => void go(to.order(orderId))}>{words.order}</Button> : <Button onTap={() => void go(to.orders())}>{words.orders}</Button>
  return (
    <AppShell>
      {answer === null && !shown && <Skeleton rows={3} picture />}
      {refused !== null && <EmptyState drawing="orders" text={refused === 'not_paid' ? words.notPaid : words.gone} action={onward} />}
      {answer && answer.kind !== 'done' && answer.kind !== 'refused' && !shown && <Trouble answer={answer} again={() => void again()} />}
      {shown && <Contents {...shown} />}
      {shown && (
        <Button kind="quiet" onTap={() => void go(to.order(orderId))}>
          {words.order}
        </Button>
      )}
    </AppShell>
  )
}
