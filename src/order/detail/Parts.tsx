import { yuan } from '@domain/money'
import type { OrderView } from '@domain/order/contract'
import type { AskView } from '@domain/refund/contract'
import { Image, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useBusy } from '../../kit/busy'
import { Button } from '../../ui/Button'
import { Card, Row, Section, Tag } from '../../ui/Section'
import { visitWords } from '../../ui/when'
import { Thing } from '../Thing'
import { words as orderWords } from '../words'
import { photoOf, withdraw } from './order-store'
import { words } from './words'

function Line({ line }: { readonly line: OrderView['lines'][number] }) {
  return (
    <Thing line={line} end={<Text>{yuan(line.payFen)}</Text>}>
      <Text className="soft small">{words.times(line.quantity, line.unit)}</Text>
      {line.refundedQuantity > 0 && <Text className="small">{words.refundedPart(line.refundedQuantity, yuan(line.refundedFen))}</Text>}
      {line.notFetched && <Text className="small">{words.notFetched}</Text>}
      {line.handedAt !== null && !line.notFetched && <Text className="soft small">{words.handed}</Text>}
    </Thing>
  )
}

export function Lines({ order }: { readonly order: OrderView }) {
  return (
    <Section title={words.goods}>
      <Card>
        {order.lines.map((line) => (
          <Line key={line.lineId} line={line} />
        ))}
      </Card>
    </Section>
  )
}

export function Money({ order }: { readonly order: OrderView }) {
  const { goodsFen, couponFen = 0, pointsFen = 0, doorFeeFen, doorOffFen = 0, payFen, paidFen, refundedFen, refundingFen, percent, state } = order
  const couponsOff = couponFen + doorOffFen
  const off = goodsFen + doorFeeFen - payFen - couponsOff - pointsFen
  const pointsBack = order.lines.reduce((sum, line) => sum + (line.pointsBack ?? 0), 0)
  const back = refundedFen - refundingFen
  const unpaid = state === 'unpaid' || state === 'cancelled'
  return (
    <Section title={words.money}>
      <Card>
        <Row name={words.goodsFen}>{yuan(goodsFen)}</Row>
        {off > 0 && <Row name={words.discount(percent)}>{words.less(yuan(off))}</Row>}
        {couponsOff > 0 && <Row name={words.coupons}>{words.less(yuan(couponsOff))}</Row>}
        {pointsFen > 0 && <Row name={words.points(pointsFen)}>{words.less(yuan(pointsFen))}</Row>}
        {doorFeeFen > 0 && <Row name={words.doorFee}>{yuan(doorFeeFen)}</Row>}
        <Row name={unpaid ? words.toPayFen : words.paidFen}>{yuan(unpaid ? payFen : paidFen)}</Row>
        {back > 0 && <Row name={words.backFen}>{yuan(back)}</Row>}
        {pointsBack > 0 && <Row name={words.pointsBack}>{words.pieces(pointsBack)}</Row>}
        {refundingFen > 0 && <Row name={words.onTheWay}>{yuan(refundingFen)}</Row>}
        {refundingFen > 0 && <Text className="soft small">{orderWords.backWhen}</Text>}
      </Card>
    </Section>
  )
}

export function Pickup({ order }: { readonly order: OrderView }) {
  const { pickupDay, pickupFrom, pickupUntil, station, handover, green, greenAt } = order
  return (
    <Section title={words.pickup}>
      <Card>
        <Row name={words.time}>{visitWords(pickupDay, pickupFrom, pickupUntil)}</Row>
        <Row name={words.place}>{handover === 'door' ? words.door : station.name}</Row>
        {handover === 'station' && <Text className="soft small">{station.address}</Text>}
        {green && <Row name={words.green}>{greenAt ? words.greenSeen : words.greenWaits}</Row>}
      </Card>
    </Section>
  )
}

function Photo({ askId }: { readonly askId: string }) {
  const [photo, setPhoto] = useState<string | null>(null)
  const { busy, run } = useBusy()
  const named = process.env.TARO_ENV === 'h5' ? { imgProps: { alt: words.photoIs } } : {}
  if (photo !== null) return <Image className="shot" mode="widthFix" src={photo} {...named} />
  return (
    <Button kind="quiet" busy={busy} onTap={() => run(async () => setPhoto(await photoOf(askId)))}>
      {words.photo}
    </Button>
  )
}

function Ask({ one, again }: { readonly one: AskView; readonly again: () => Promise<void> }) {
  const { busy, run } = useBusy()
  return (
    <Card>
      <View className="line line-apart">
        <Text className="grow">{orderWords.goods(one.lines)}</Text>
        <Text>{yuan(one.amountFen)}</Text>
      </View>
      <Tag kind={one.state === 'asked' ? 'warn' : 'plain'}>{words.askState[one.state]}</Tag>
      <Text className="soft">{words.because(words.reasons[one.reason], one.note)}</Text>
      {one.decision !== null && one.decision !== '' && <Text>{words.answer(one.decision)}</Text>}
      {one.hasPhoto && <Photo askId={one.askId} />}
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
