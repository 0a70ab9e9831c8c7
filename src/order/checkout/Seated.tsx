import type { PoolView } from '@domain/pool/contract'
import { View } from '@tarojs/components'
import { useAsk } from '../../kit/load'
import { swap, to } from '../../kit/nav'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { sayWhen } from '../../ui/when'
import { words } from './words'

/** For who sits in a pool of this evening already: her own order there, to be paid or looked at. There is one seat per person and evening. */
export function Seated({ pool: { poolId, mine } }: { readonly pool: PoolView }) {
  const unpaid = mine?.seat === 'held'
  const order = useAsk('order.get', mine && unpaid ? { orderId: mine.orderId } : null)
  if (!mine) return null
  return (
    <View className="stack">
      <Notice kind="warn">{unpaid ? order.value && words.seatedUnpaid(sayWhen(order.value.payUntil)) : words.seatedPaid}</Notice>
      <Button kind={unpaid ? 'primary' : 'plain'} onTap={() => void swap(unpaid ? to.result(mine.orderId) : to.pool(poolId))}>{unpaid ? words.seatedPay : words.seatedLook}</Button>
    </View>
  )
}
