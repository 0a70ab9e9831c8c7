import { yuan } from '@domain/money'
import type { OrderView } from '@domain/order/contract'
import type { AskView } from '@domain/refund/contract'
import { Text, View } from '@tarojs/components'
import { useBusy } from '../../kit/busy'
import { Button } from '../../ui/Button'
import { Card, Row, Section, Tag } from '../../ui/Section'
import { visitWords } from '../../ui/when'
import { words as orderWords } from '../words'
import { stepsOf, withdraw } from './order-store'
import { words } from './words'

export function Timeline({ order }: { readonly order: OrderView }) {
  return (
    <Card>
      <View className="steps">
        {stepsOf(order).map(({ text, done }) => (
          <View className={`step ${done ? 'step-done' : ''}`} key={text}>
            <View className="step-dot" />
            <Text className={done ? 'grow' : 'grow soft'}>{text}</Text>
          </View>
        ))}
      </View>
    </Card>
  )
}

export function Lines({ order }: { readonly order: OrderView }) {
  return (
    <Section title={words.goods}>
      <Card>
        {order.lines.map((line) => (
          <View className="goods-line" key={line.lineId}>
            <View className="item-words">
              <Text className="item-name">{line.name}</Text>
              <Text className="soft small">{words.times(line.quantity, line.unit)}</Text>
              {line.refundedQuantity > 0 && <Text className="small">{words.refundedPart(line.refundedQuantity, yuan(line.refundedFen))}</Text>}
              {line.notFetched && <Text className="small">{words.notFetched}</Text>}
            </View>
            <Text>{yuan(line.payFen)}</Text>
          </View>
        ))}
      </Card>
    </Section>
  )
}

export function Money({ order }: { readonly order: OrderView }) {
  const { goodsFen, doorFeeFen, payFen, paidFen, refundedFen, refundingFen, percent, state } = order
  const off = goodsFen + doorFeeFen - payFen
  const back = refundedFen - refundingFen
  return (
    <Section title={words.money}>
      <Card>
        <Row name={words.goodsFen}>{yuan(goodsFen)}</Row>
        {off > 0 && <Row name={words.discount(percent)}>{yuan(-off)}</Row>}
        {doorFeeFen > 0 && <Row name={words.doorFee}>{yuan(doorFeeFen)}</Row>}
        <Row name={state === 'unpaid' || state === 'cancelled' ? words.toPayFen : words.paidFen}>{yuan(state === 'unpaid' || state === 'cancelled' ? payFen : paidFen)}</Row>
        {back > 0 && <Row name={words.backFen}>{yuan(back)}</Row>}
        {refundingFen > 0 && <Row name={words.onTheWay}>{yuan(refundingFen)}</Row>}
        {refundingFen > 0 && <Text className="soft small">{orderWords.backWhen}</Text>}
      </Card>
    </Section>
  )
}

export function Pickup({ order }: { readonly order: OrderView }) {
  const { pickupDay, pickupFrom, pickupUntil, station, handover } = order
  return (
    <Section title={words.pickup}>
      <Card>
        <Row name={words.time}>{visitWords(pickupDay, pickupFrom, pickupUntil)}</Row>
        <Row name={words.place}>{handover === 'door' ? words.door : station.name}</Row>
        {handover === 'station' && <Text className="soft small">{station.address}</Text>}
      </Card>
    </Section>
  )
}

function Ask({ one, again }: { readonly one: AskView; readonly again: () => Promise<void> }) {
  const { busy, run } = useBusy()
  return (
    <Card>
      <View className="line line-apart">
        <Text>{orderWords.goods(one.lines)}</Text>
        <Tag kind={one.state === 'asked' ? 'warn' : 'plain'}>{words.askState[one.state]}</Tag>
      </View>
      <Text>{yuan(one.amountFen)}</Text>
      {one.decision !== null && one.decision !== '' && <Text className="soft">{words.answer(one.decision)}</Text>}
      {one.state === 'asked' && (
        <Button kind="quiet" busy={busy} onTap={() => run(() => withdraw(one.askId).then(again))}>
          {words.withdraw}
        </Button>
      )}
    </Card>
  )
}

export function Asks({ asks, again }: { readonly asks: readonly AskView[]; readonly again: () => Promise<void> }) {
  if (asks.length === 0) return null
  return (
    <Section title={words.asks}>
      {asks.map((one) => (
        <Ask key={one.askId} one={one} again={again} />
      ))}
    </Section>
  )
}
