import type { MeView } from '@domain/me/contract'
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { holds } from '../../kit/me'
import { go, to } from '../../kit/nav'
import type { IconName } from '../../ui/art/names'
import { Icon } from '../../ui/Icon'
import { Section } from '../../ui/Section'
import { Tap } from '../../ui/Tap'
import { words } from './words'

export interface DoorProps {
  readonly name: string
  readonly icon: IconName
  readonly address: string
  readonly children?: ReactNode
}

/** A row that leads somewhere. */
export function Door({ name, icon, address, children }: DoorProps) {
  return (
    <Tap className="menu-row" onTap={() => void go(address)}>
      <Icon name={icon} />
      <Text className="grow">{name}</Text>
      {children}
      <View className="menu-next">
        <Icon name="next" />
      </View>
    </Tap>
  )
}

/** The other work that this person has here; nobody else sees its doors. */
export function Work({ me }: { readonly me: MeView }) {
  return (
    <>
      {holds(me, 'leader') && (
        <Section title={words.leader}>
          <View className="menu">
            <Door name={words.doors.tonight} icon="home" address={to.tonight()} />
            <Door name={words.doors.desk} icon="box" address={to.desk()} />
            <Door name={words.doors.asks} icon="refund" address={to.asks()} />
          </View>
        </Section>
      )}
      {holds(me, 'leader', 'staff', 'operator') && (
        <Section title={words.staff}>
          <View className="menu">
            <Door name={words.doors.duties} icon="ticket" address={to.duties()} />
            <Door name={words.doors.redeem} icon="coupon" address={to.redeem()} />
          </View>
        </Section>
      )}
      {holds(me, 'operator') && (
        <Section title={words.operator}>
          <View className="menu">
            <Door name={words.doors.campaigns} icon="calendar" address={to.campaigns()} />
            <Door name={words.doors.orders} icon="orders" address={to.orderDesk()} />
            <Door name={words.doors.asks} icon="refund" address={to.asks()} />
            <Door name={words.doors.reviews} icon="edit" address={to.reviewDesk()} />
            <Door name={words.doors.goods} icon="bag" address={to.goods()} />
            <Door name={words.doors.stations} icon="home" address={to.stationDesk()} />
            <Door name={words.doors.coupons} icon="ticket" address={to.couponBatches()} />
            <Door name={words.doors.exchange} icon="gift" address={to.exchangeItems()} />
            <Door name={words.doors.policies} icon="coupon" address={to.policies()} />
            <Door name={words.doors.referral} icon="ticket" address={to.rewardReview()} />
            <Door name={words.doors.events} icon="calendar" address={to.eventPlans()} />
            <Door name={words.doors.tasting} icon="gift" address={to.tasting()} />
            <Door name={words.doors.watch} icon="shield" address={to.watch()} />
            <Door name={words.doors.people} icon="people" address={to.people()} />
            <Door name={words.doors.trail} icon="edit" address={to.trail()} />
          </View>
        </Section>
      )}
    </>
  )
}
