import { Text, View } from '@tarojs/components'
import { useEffect } from 'react'
import { ask } from '../../kit/call'
import { useAsk } from '../../kit/load'
import { go, to } from '../../kit/nav'
import { useShownAgain } from '../../kit/shown'
import type { IconName } from '../../ui/art/names'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { Notice } from '../../ui/Notice'
import { Section } from '../../ui/Section'
import { Tap } from '../../ui/Tap'
import { words } from './words'

type Kind = keyof typeof words.kinds

const kinds: readonly { readonly kind: Kind; readonly icon: IconName }[] = [
  { kind: 'unpaid', icon: 'coins' },
  { kind: 'pooling', icon: 'people' },
  { kind: 'waiting', icon: 'clock' },
  { kind: 'arrived', icon: 'bag' },
  { kind: 'over', icon: 'refund' },
]

/** My orders by what they wait for, and the bag that waits for me, where one does. */
export function MyOrders() {
  const { value, again } = useAsk('order.list', { limit: 10 })
  useShownAgain(() => void again())
  const ready = value?.orders.find(({ state, arrived, poolState }) => state === 'paid' && arrived && poolState !== 'open')
  const orderId = ready?.orderId
  // Fetched here, where there is a signal: in the basement the code is then known, also to who never looked at it.
  useEffect(() => {
    if (orderId !== undefined) void ask('pickup.code', { orderId }, { keep: true })
  }, [orderId])
  const counts = value?.counts
  const count = (kind: Kind): number => (kind === 'over' ? (counts?.asked ?? 0) : (counts?.[kind] ?? 0))
  const all = (
    <Button kind="quiet" small onTap={() => void go(to.orders())}>
      {words.all}
    </Button>
  )
  return (
    <View className="card">
      <Section title={words.orders} aside={all}>
        {ready && (
          <View className="stack">
            <Notice kind="good">{words.ready(ready.station.name)}</Notice>
            <Button kind="primary" icon="code" onTap={() => void go(to.pickupCode(ready.orderId))}>
              {words.code}
            </Button>
          </View>
        )}
        <View className="me-kinds">
          {kinds.map(({ kind, icon }) => (
            <Tap className="me-kind" key={kind} label={words.kindLabel(words.kinds[kind], count(kind))} onTap={() => void go(to.orders(kind))}>
              <Icon name={icon} />
              <Text>{words.kinds[kind]}</Text>
              {count(kind) > 0 && <Text className="badge me-count">{count(kind)}</Text>}
            </Tap>
          ))}
        </View>
      </Section>
    </View>
  )
}
