import { yuan } from '@domain/money'
import { Text, View } from '@tarojs/components'
import { useBusy } from '../../kit/busy'
import { go, to } from '../../kit/nav'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { Card } from '../../ui/Section'
import { sayWhen } from '../../ui/when'
import { leave, savedFen, type Order, type Pool } from './pool-store'
import { words } from './words'

/** How the pool ended for me, in money. */
function Ended({ pool, order }: { readonly pool: Pool; readonly order: Order }) {
  if (pool.state === 'settled') {
    return (
      <Notice kind="good">
        <Text>{words.settledMine(yuan(savedFen(order)))}</Text>
        {order.refundedFen > 0 && <Text>{words.settledBack(yuan(order.refundedFen)) + words.backWhen}</Text>}
      </Notice>
    )
  }
  if (pool.mine?.ifNotFilled === 'keep') return <Notice>{words.expiredKeep}</Notice>
  return <Notice>{words.expiredRefund(yuan(order.refundedFen)) + words.backWhen}</Notice>
}

/** My own part in the pool: to be paid, sitting in it, or how it ended for me. */
export function Mine({ pool, order, again }: { readonly pool: Pool; readonly order: Order | null; readonly again: () => Promise<void> }) {
  const { busy, run } = useBusy()
  if (!order || !pool.mine) return null
  const mayLeave = pool.state === 'open' && !pool.full
  const unpaid = pool.mine.seat === 'held' && order.state === 'unpaid'
  return (
    <Card>
      {pool.state !== 'open' && (pool.mine.seat === 'settled' || pool.mine.seat === 'expired') && <Ended pool={pool} order={order} />}
      {unpaid && <Notice kind="warn">{words.held(sayWhen(order.payUntil))}</Notice>}
      <View className="stack">
        <Button onTap={() => void go(unpaid ? to.result(order.orderId) : to.order(order.orderId))}>{unpaid ? words.pay : words.order}</Button>
        {mayLeave && (
          <Button kind="quiet" busy={busy} onTap={() => run(() => leave(pool.poolId).then(again))}>
            {words.leave}
          </Button>
        )}
      </View>
    </Card>
  )
}
