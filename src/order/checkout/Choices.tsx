import { yuan, type Fen } from '@domain/money'
import { earliest, later, hours, type Instant } from '@domain/time'
import { Text, View } from '@tarojs/components'
import { serverNow } from '../../kit/clock'
import { useMe } from '../../kit/me'
import { Choice, type Option } from '../../ui/Choice'
import { Notice } from '../../ui/Notice'
import { Card, Row, Section } from '../../ui/Section'
import { TopUp } from '../../ui/TopUp'
import { sayWhen, visitWords } from '../../ui/when'
import { payNow, type Checkout, type Quote, type Tonight, type Way } from './checkout-store'
import { DoorForm } from './Door'
import { Seated } from './Seated'
import { words } from './words'

interface Ready {
  readonly page: Checkout
  readonly tonight: Tonight
  readonly quote: Quote
}

/** When the pool is over at the latest: a running one's own end, a new one's after its hours or at the cut-off. */
function endOf({ pool }: Checkout, tonight: Tonight): Instant {
  return pool?.endsAt ?? earliest(later(serverNow(), hours(tonight.pool.hours)), tonight.closesAt)
}

/** What a filled pool costs in the end: with the first step's coupons, less what further steps take off. */
function filled({ costs }: Checkout, { steps }: Quote): Fen {
  const [first] = steps
  const best = steps.at(-1)
  if (!first || !best) return 0
  return best.payFen - (first.payFen - (costs.refund ?? first.payFen))
}

/** Alone or together, both prices side by side. */
export function WayChoice({ page, tonight, quote }: Ready) {
  const best = quote.steps.at(-1)
  const missing = quote.poolMissingFen
  const together: Option<Way>[] = best && !page.seated
    ? [
        {
          value: page.together,
          title: page.together === 'join' ? words.join : words.open(best.people),
          text: missing > 0 ? words.poolMissing(yuan(missing)) : words.poolIs(best.people, yuan(filled(page, quote))),
          disabled: missing > 0,
        },
      ]
    : []
  return (
    <Section title={words.way}>
      {page.gone && <Notice kind="warn">{words.gone}</Notice>}
      {page.seated && <Seated pool={page.seated} />}
      <Choice
        label={words.way}
        options={[...together, { value: 'alone', title: words.alone, text: words.aloneIs(yuan(payNow(quote, 'alone', page.ifNotFilled, page.costs))) }]}
        value={page.way}
        onChange={page.setWay}
      />
      {best && missing > 0 && <TopUp campaignId={tonight.campaignId} items={tonight.items} missingFen={missing} />}
    </Section>
  )
}

/** What becomes of the order when the pool does not fill: both sums, and when money comes back, before anything is paid. */
export function IfNotChoice({ page, tonight, quote }: Ready) {
  const when = sayWhen(endOf(page, tonight))
  const refund = payNow(quote, 'open', 'refund', page.costs)
  const keep = payNow(quote, 'open', 'keep', page.costs)
  const [first] = quote.steps
  return (
    <Section title={words.ifNot}>
      <Choice
        label={words.ifNot}
        options={[
          { value: 'refund', title: words.ifNotTitle.refund, text: words.refundIs(yuan(refund), when) },
          { value: 'keep', title: words.ifNotTitle.keep, text: words.keepIs(yuan(keep), yuan(first?.saveFen ?? 0)) },
        ]}
        value={page.ifNotFilled}
        onChange={page.setIfNotFilled}
      />
      <Text className="soft small">{words.backWhen}</Text>
    </Section>
  )
}

export const needsDoor = (page: Checkout, me: { building: string | null; door: string | null } | null): boolean =>
  page.handover === 'door' && (!me?.building || !me.door)

/** To the station, or carried to the door where this station does that. */
export function HandoverChoice({ page, tonight }: Pick<Ready, 'page' | 'tonight'>) {
  const { me } = useMe()
  const { name, address, doorFeeFen } = tonight.station
  if (doorFeeFen === null) return null
  const fee = yuan(doorFeeFen)
  const home = me?.building && me.door ? words.doorIs(fee, `${me.building} ${me.door}`) : words.doorAsk(fee)
  return (
    <Section title={words.handover}>
      <Choice
        label={words.handover}
        options={[
          { value: 'station', title: words.handoverTitle.station, text: words.stationIs(name, address) },
          { value: 'door', title: words.handoverTitle.door, text: home },
        ]}
        value={page.handover}
        onChange={page.setHandover}
      />
      {needsDoor(page, me) && <DoorForm />}
    </Section>
  )
}

/** What holds for every order of this evening, said before payment. */
export function Terms({ tonight }: { readonly tonight: Tonight }) {
  const { pickupDay, pickupFrom, pickupUntil, unfetched, afterSaleHours } = tonight
  return (
    <Card>
      <Row name={words.pickup}>{visitWords(pickupDay, pickupFrom, pickupUntil)}</Row>
      <View className="stack">
        <Text className="small">{words.unfetchedIs[unfetched]}</Text>
        <Text className="small">{words.afterSaleIs(afterSaleHours)}</Text>
      </View>
    </Card>
  )
}
