import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { here, swap, to } from '../../kit/nav'
import { useSession } from '../../kit/session'
import { a11y } from '../a11y'
import { AppShell } from '../AppShell'
import { Button } from '../Button'
import { SignedOut } from '../SignedOut'
import './desk.scss'
import './work.scss'
import { words } from './words'

export type Place = keyof typeof words.places

const places: readonly (readonly [Place, string])[] = [
  ['campaigns', to.campaigns()],
  ['orders', to.orderDesk()],
  ['asks', to.asks()],
  ['reviews', to.reviewDesk()],
  ['goods', to.goods()],
  ['stations', to.stationDesk()],
  ['coupons', to.couponBatches()],
  ['policies', to.policies()],
  ['referral', to.rewardReview()],
  ['tasting', to.tasting()],
  ['events', to.eventPlans()],
  ['exchange', to.exchangeItems()],
  ['watch', to.watch()],
  ['people', to.people()],
  ['trail', to.trail()],
]

const pathOf = (address: string): string => (address.split('?')[0] ?? '').replace(/^\//, '')

/** From one of a desk's own pages its sign leads back to its list; on the list itself it does nothing. */
function goTo(address: string): void {
  if (pathOf(here()) !== pathOf(address)) void swap(address)
}

/** The operator's desks side by side; going from one to another leaves one way back. */
function WorkNav({ place }: { readonly place: Place }) {
  return (
    <View className="chips work-nav" {...a11y({ role: 'group', label: words.navigation })}>
      {places.map(([name, address]) => (
        <View key={name} className={`work-place ${name === place ? 'work-place-on' : ''}`}>
          <Button kind="quiet" small onTap={() => goTo(address)}>
            {words.places[name]}
          </Button>
        </View>
      ))}
    </View>
  )
}

export interface WorkShellProps {
  readonly children: ReactNode
  readonly bar?: ReactNode
  /** One of the operator's desks; a leader's screens have none. */
  readonly place?: Place
  /** Uses the room of a desktop screen. */
  readonly wide?: boolean
}

/** A page for people who work for the shop. What they may see is the server's to say; without somebody signed in there is nothing to ask. */
export function WorkShell({ children, bar, place, wide = false }: WorkShellProps) {
  const { session } = useSession()
  const inside = session ? children : <SignedOut text={words.signIn} />
  return (
    <AppShell bar={session ? bar : undefined} wide={wide}>
      {place === undefined ? (
        inside
      ) : (
        <View className="work">
          <WorkNav place={place} />
          <View className="work-main">{inside}</View>
        </View>
      )}
    </AppShell>
  )
}
