import type { Output } from '@domain/contract'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useAsk } from '../../kit/load'
import { go, to } from '../../kit/nav'
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
import { visitWords } from '../../ui/when'
import { words as orderWords } from '../words'
import { words } from './words'

type Bag = Output<'pickup.code'>

const REFRESH_MS = 5_000

/** Read out in two halves: `ABCD EFGH`. */
const inHalves = (code: string): string => code.replace(/[\s-]/g, '').replace(/^(.{4})(.+)$/, '$1 $2')

function Show({ bag }: { readonly bag: Bag }) {
  return (
    <Card>
      <Text className="title middle">{words.title}</Text>
      {bag.bagNumber !== null && (
        <View className="middle">
          <Text>{words.bag}</Text>
          <Text className="bag-number">{bag.bagNumber}</Text>
        </View>
      )}
      <Code text={bag.code} label={words.qr} />
      <Text className="middle soft">{words.typed}</Text>
      <Text className="typed-code">{inHalves(bag.typedCode)}</Text>
    </Card>
  )
}

function Bagged({ lines }: Pick<Bag, 'lines'>) {
  return (
    <Section title={words.inBag}>
      <Card>
        {lines.map((line) => (
          <View className="line line-apart" key={line.lineId}>
            <Text className="grow">{`${line.name} ${words.times(line.quantity)}`}</Text>
            {line.handedAt !== null && <Tag>{words.handed}</Tag>}
            {line.handedAt === null && line.stop !== null && <Tag kind="warn">{words.stop[line.stop]}</Tag>}
          </View>
        ))}
      </Card>
    </Section>
  )
}

function Contents({ bag }: { readonly bag: Bag }) {
  return (
    <View className="stack">
      {bag.fetched && <Notice>{words.fetched}</Notice>}
      {!bag.fetched && <Notice kind={bag.arrived ? 'good' : 'plain'}>{bag.arrived ? words.arrived : words.waiting}</Notice>}
      {!bag.fetched && <Show bag={bag} />}
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

/** The pickup code; what was seen last is there without a signal too, for the basement where bags are handed out. */
export default function CodePage() {
  const { order: orderId = '' } = useRouter<{ order?: string }>().params
  const { session } = useSession()
  const { answer, value: bag, again } = useAsk('pickup.code', session ? { orderId } : null)
  useShownAgain(() => void again())
  useEvery(REFRESH_MS, bag !== null && !bag.fetched, () => void again())
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
      {answer === null && <Skeleton rows={3} picture />}
      {refused !== null && <EmptyState text={refused === 'not_paid' ? words.notPaid : words.gone} action={onward} />}
      {answer && answer.kind !== 'done' && answer.kind !== 'refused' && <Trouble answer={answer} again={() => void again()} />}
      {bag && <Contents bag={bag} />}
    </AppShell>
  )
}
