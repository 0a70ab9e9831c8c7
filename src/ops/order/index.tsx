import { yuan } from '@domain/money'
import type { OrderView, TraceView } from '@domain/order/contract'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { attempt } from '../../kit/attempt'
import { useBusy } from '../../kit/busy'
import { useAsk } from '../../kit/load'
import { holds, useMe } from '../../kit/me'
import { go, to } from '../../kit/nav'
import { say } from '../../kit/say'
import { useShownAgain } from '../../kit/shown'
import { Button } from '../../ui/Button'
import { Price } from '../../ui/Price'
import { Card, Row, Section, Tag } from '../../ui/Section'
import { Timeline } from '../../ui/Timeline'
import { sayWhen } from '../../ui/when'
import { Shown } from '../../ui/work/Shown'
import { Table, type Column } from '../../ui/work/Table'
import { WorkShell } from '../../ui/work/WorkShell'
import { eventsOf } from './events'
import { words } from './words'

type Line = OrderView['lines'][number]
type Move = TraceView['moves'][number]

function Facts({ trace: { order, name, bagNumber, address } }: { readonly trace: TraceView }) {
  const bag = bagNumber === null ? words.notYet : words.bag(bagNumber)
  return (
    <Card>
      <View className="line line-apart">
        <Text className="title">{name || words.nobody}</Text>
        <Tag kind={order.state === 'paid' ? 'good' : order.state === 'unpaid' ? 'warn' : 'plain'}>{words.states[order.state]}</Tag>
      </View>
      <View className="facts-grid">
        <Row name={words.facts.bag}>{order.paidFen > 0 ? bag : words.none}</Row>
        <Row name={words.facts.station}>{order.station.name}</Row>
        <Row name={words.facts.round}>{order.campaignTitle}</Row>
        <Row name={words.facts.pickup}>{words.pickup(order.pickupDay, order.pickupFrom, order.pickupUntil)}</Row>
        <Row name={words.facts.handover}>{address ? words.door(address.building ?? '', address.door ?? '') : words.station}</Row>
        {order.poolState && <Row name={words.facts.pool}>{words.pools[order.poolState]}</Row>}
      </View>
      <Row name={words.facts.number}>
        <Text className="desk-mono">{order.orderId}</Text>
      </Row>
    </Card>
  )
}

const lineColumns: readonly Column<Line>[] = [
  {
    name: words.line.name,
    track: 'minmax(0, 2fr)',
    bare: true,
    cell: ({ name, quantity, unit }) => (
      <>
        <View className="item-name">{name}</View>
        <View className="soft small">{words.times(quantity, unit)}</View>
      </>
    ),
  },
  { name: words.line.price, track: '96px', figure: true, cell: ({ priceFen }) => yuan(priceFen) },
  { name: words.line.pay, track: '96px', figure: true, cell: ({ payFen }) => yuan(payFen) },
  { name: words.line.back, track: '120px', figure: true, cell: ({ refundedQuantity, refundedFen }) => (refundedQuantity > 0 ? words.backUnits(refundedQuantity, yuan(refundedFen)) : words.none) },
  { name: words.line.handed, track: '128px', cell: ({ handedAt, notFetched }) => <Text className="small">{notFetched ? words.disposed : handedAt ? words.handedAt(sayWhen(handedAt)) : words.waiting}</Text> },
]

function Sums({ order }: { readonly order: OrderView }) {
  const discountFen = order.goodsFen + order.doorFeeFen - order.payFen
  return (
    <Card>
      <Text className="title">{words.money}</Text>
      <Row name={words.sums.goods}>{yuan(order.goodsFen)}</Row>
      {discountFen > 0 && <Row name={`${words.sums.discount} ${words.percent(order.percent)}`}>{words.less(yuan(discountFen))}</Row>}
      {order.doorFeeFen > 0 && <Row name={words.sums.fee}>{yuan(order.doorFeeFen)}</Row>}
      <Row name={words.sums.due}>{yuan(order.payFen)}</Row>
      <Row name={words.sums.paid}>
        <Price fen={order.paidFen} size="text" />
      </Row>
      {order.refundedFen > 0 && <Row name={words.sums.back}>{yuan(order.refundedFen)}</Row>}
      {order.refundingFen > 0 && <Row name={words.sums.refunding}>{yuan(order.refundingFen)}</Row>}
      <Row name={words.sums.kept}>{yuan(order.paidFen - order.refundedFen)}</Row>
    </Card>
  )
}

/** What is left to an operator or leader: to answer what was asked, and to send again what got stuck. */
function Todo({ trace, again }: { readonly trace: TraceView; readonly again: () => Promise<void> }) {
  const { me } = useMe()
  const { busy, run } = useBusy()
  const asked = trace.asks.some(({ state }) => state === 'asked')
  const stuck = holds(me, 'operator') ? trace.refunds.filter(({ state }) => state === 'review') : []
  const retry = (refundNo: string) =>
    run(async () => {
      if (await attempt('refund.retry', { refundNo })) say(words.retried)
      await again()
    })
  return (
    <Card>
      <Text className="title">{words.todo}</Text>
      {!asked && stuck.length === 0 && <Text className="soft">{words.nothingToDo}</Text>}
      {asked && (
        <Button kind="primary" onTap={() => void go(to.asks())}>
          {words.answerAsk}
        </Button>
      )}
      {stuck.map(({ refundNo, amountFen }) => (
        <Button key={refundNo} kind="primary" busy={busy} onTap={() => retry(refundNo)}>
          {words.retry(yuan(amountFen))}
        </Button>
      ))}
      {holds(me, 'operator') && <Button onTap={() => void go(to.campaign(trace.order.campaignId))}>{words.round}</Button>}
      <Button onTap={() => void go(to.orderDesk({ campaign: trace.order.campaignId }))}>{words.sameRound}</Button>
      <Text className="soft small">{words.tellsBack}</Text>
    </Card>
  )
}

const moveColumns: readonly Column<Move>[] = [
  { name: words.move.at, track: '128px', cell: ({ at }) => <Text className="small">{sayWhen(at)}</Text> },
  { name: words.move.from, cell: ({ from }) => words.account(from) },
  { name: words.move.to, cell: ({ to: account }) => words.account(account) },
  { name: words.move.why, cell: ({ why }) => words.why(why) },
  { name: words.move.amount, track: '120px', figure: true, cell: ({ amountFen }) => yuan(amountFen) },
]

function Trace({ trace, again }: { readonly trace: TraceView; readonly again: () => Promise<void> }) {
  return (
    <View className="split">
      <View className="split-main">
        <Facts trace={trace} />
        <Section title={words.goods}>
          <Table columns={lineColumns} rows={trace.order.lines} keyOf={({ lineId }) => lineId} />
        </Section>
        <Section title={words.moves}>
          <Text className="soft small">{trace.moves.length > 0 ? words.movesTell : words.noMoves}</Text>
          {trace.moves.length > 0 && <Table columns={moveColumns} rows={trace.moves} keyOf={({ at, from, to: account, why, amountFen }) => `${at} ${from} ${account} ${why} ${amountFen}`} />}
        </Section>
      </View>
      <View className="split-aside">
        <Sums order={trace.order} />
        <Todo trace={trace} again={again} />
        <Card>
          <Text className="title">{words.timeline}</Text>
          <Timeline steps={eventsOf(trace)} label={words.timeline} />
        </Card>
      </View>
    </View>
  )
}

export default function OrderTrace() {
  const { order } = useRouter().params
  const { me } = useMe()
  const trace = useAsk('order.trace', order ? { orderId: order } : null)
  useShownAgain(() => void trace.again())
  return (
    <WorkShell wide {...(holds(me, 'operator') ? { place: 'orders' as const } : {})}>
      <Shown of={trace} rows={4}>
        {(value) => <Trace trace={value} again={trace.again} />}
      </Shown>
    </WorkShell>
  )
}
