import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { here, swap, to } from '../../kit/nav'
import { a11y } from '../a11y'
import { Button } from '../Button'
import { Sheet } from '../Sheet'
import { words } from './words'

export type Place = keyof typeof words.places
type Group = keyof typeof words.groups

const GROUPS: readonly (readonly [Group, readonly (readonly [Place, string])[]])[] = [
  [
    'selling',
    [
      ['campaigns', to.campaigns()],
      ['orders', to.orderDesk()],
      ['asks', to.asks()],
      ['reviews', to.reviewDesk()],
      ['goods', to.goods()],
      ['stations', to.stationDesk()],
    ],
  ],
  [
    'neighbours',
    [
      ['coupons', to.couponBatches()],
      ['policies', to.policies()],
      ['referral', to.rewardReview()],
      ['tasting', to.tasting()],
      ['events', to.eventPlans()],
      ['exchange', to.exchangeItems()],
    ],
  ],
  [
    'running',
    [
      ['watch', to.watch()],
      ['people', to.people()],
      ['trail', to.trail()],
    ],
  ],
]

const pathOf = (address: string): string => (address.split('?')[0] ?? '').replace(/^\//, '')

/** From one of a desk's own pages its sign leads back to its list; on the list itself it does nothing. */
function goTo(address: string): void {
  if (pathOf(here()) !== pathOf(address)) void swap(address)
}

function Places({ place, onGo }: { readonly place: Place; readonly onGo: (address: string) => void }) {
  return (
    <>
      {GROUPS.map(([group, places]) => (
        <View key={group} className="work-group" {...a11y({ role: 'group', label: words.groups[group] })}>
          <Text className="soft small">{words.groups[group]}</Text>
          <View className="work-places">
            {places.map(([name, address]) => (
              <View key={name} className={`work-place ${name === place ? 'work-place-on' : ''}`}>
                <Button kind="quiet" small onTap={() => onGo(address)}>
                  {words.places[name]}
                </Button>
              </View>
            ))}
          </View>
        </View>
      ))}
    </>
  )
}

/**
 * The operator's desks: side by side where there is room, and on a phone the name of this one with a way to the others. Going from one to another leaves one
 * way back.
 */
export function WorkNav({ place }: { readonly place: Place }) {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <View className="work-nav" {...a11y({ role: 'group', label: words.navigation })}>
        <Places place={place} onGo={goTo} />
      </View>
      <View className="work-here">
        <Text className="title">{words.places[place]}</Text>
        <Button kind="quiet" small onTap={() => setOpen(true)}>
          {words.elsewhere}
        </Button>
      </View>
      <Sheet open={open} title={words.navigation} onClose={close}>
        <Places
          place={place}
          onGo={(address) => {
            close()
            goTo(address)
          }}
        />
      </Sheet>
    </>
  )
}
