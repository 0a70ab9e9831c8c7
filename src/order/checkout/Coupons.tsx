import type { PricedView } from '@domain/order/contract'
import { clashOf } from '@domain/coupon/terms'
import { yuan } from '@domain/money'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { CouponCard } from '../../ui/coupon/CouponCard'
import { Notice } from '../../ui/Notice'
import { Card, Row, Section } from '../../ui/Section'
import { Sheet } from '../../ui/Sheet'
import { Tick } from '../../ui/Tick'
import type { Checkout } from './checkout-store'
import { words } from './words'

type Held = PricedView['held'][number]
interface Priced {
  readonly page: Checkout
  readonly priced: PricedView
}

const nameOf = ({ held }: PricedView, couponId: string): string => held.find((each) => each.couponId === couponId)?.terms.name ?? words.coupons

/** Every rule that moved the price, in the order in which they follow. */
function Trace({ priced }: { readonly priced: PricedView }) {
  const { goodsFen, poolOffFen, pointsFen = 0, doorFeeFen, payFen, coupons } = priced
  return (
    <Card>
      <Row name={words.rules.goods}>{yuan(goodsFen)}</Row>
      {poolOffFen > 0 && <Row name={words.rules.pool}>{words.less(yuan(poolOffFen))}</Row>}
      {doorFeeFen > 0 && <Row name={words.rules.doorFee}>{yuan(doorFeeFen)}</Row>}
      {coupons.map(({ couponId, offFen }) => (
        <Row key={couponId} name={nameOf(priced, couponId)}>
          {words.less(yuan(offFen))}
        </Row>
      ))}
      {pointsFen > 0 && <Row name={words.rules.points}>{words.less(yuan(pointsFen))}</Row>}
      <Row name={words.rules.pay}>{yuan(payFen)}</Row>
    </Card>
  )
}

function Pick({ coupon, priced, page }: Priced & { readonly coupon: Held }) {
  const { couponId, terms, validFrom, validUntil } = coupon
  const used = priced.coupons.map((each) => each.couponId)
  const step = priced.trace.find((each) => each.couponId === couponId)
  const on = used.includes(couponId)
  const flip = (wanted: boolean) => page.setCouponIds(wanted ? [...used.filter((id) => !rivals(priced, coupon).includes(id)), couponId] : used.filter((id) => id !== couponId))
  const why = step?.why
  return (
    <CouponCard terms={terms} validFrom={validFrom} validUntil={validUntil} over={!on}>
      {canTake(why) ? (
        <Tick on={on} onChange={flip} label={terms.name}>
          {step?.applied ? words.less(yuan(step.offFen)) : undefined}
        </Tick>
      ) : (
        why && <Text className="soft small">{words.whyNot[why](yuan(step?.missingFen ?? 0))}</Text>
      )}
    </CouponCard>
  )
}

/** Coupons that give way when another is chosen. */
const rivals = ({ held }: PricedView, { couponId, terms }: Held): string[] =>
  held.filter((each) => each.couponId !== couponId && clashOf(each.terms, terms) !== null).map((each) => each.couponId)

/** Left out by choice, or for another that was chosen: it can be taken instead. */
const canTake = (why: PricedView['trace'][number]['why']): boolean => why === undefined || why === 'not_chosen' || why === 'same_group' || why === 'alone_only'

/** What coupons take off this order, which others there are and why they don't, and how the price comes about. */
export function Coupons({ page, priced }: Priced) {
  const [open, setOpen] = useState(false)
  const { coupons, held, couponFen, doorOffFen, unlock } = priced
  const said =
    coupons.length > 0
      ? words.couponsOff(coupons.length, yuan(couponFen + doorOffFen))
      : page.couponIds === null
        ? words.couponsNone(held.length)
        : words.couponsUnchosen
  return (
    <>
      {held.length > 0 && (
        <Section title={words.coupons}>
          <Card>
            <View className="line line-apart">
              <Text className="grow">{said}</Text>
              <Button small onTap={() => setOpen(true)}>
                {words.exchange}
              </Button>
            </View>
          </Card>
          {unlock && <Notice>{words.unlock(yuan(unlock.missingFen), nameOf(priced, unlock.couponId), yuan(unlock.saveFen))}</Notice>}
        </Section>
      )}
      <Section title={words.price}>
        <Trace priced={priced} />
      </Section>
      <Sheet
        open={open}
        title={words.coupons}
        onClose={() => setOpen(false)}
        action={
          <View className="two">
            <Button onTap={() => page.setCouponIds([])}>{words.without}</Button>
            <Button kind="primary" onTap={() => page.setCouponIds(null)}>
              {words.best}
            </Button>
          </View>
        }
      >
        {held.map((coupon) => (
          <Pick key={coupon.couponId} coupon={coupon} priced={priced} page={page} />
        ))}
      </Sheet>
    </>
  )
}
