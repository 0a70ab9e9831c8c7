import { yuan } from '@domain/money'
import { Text, View } from '@tarojs/components'
import { useBusy } from '../../kit/busy'
import { go, to } from '../../kit/nav'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { sayWhen } from '../../ui/when'
import { isUnpaid, leave, savedFen, type Order, type Pool } from './pool-store'
import { words } from './words'

interface Own {
  readonly pool: Pool
  readonly order: Order
}

/** How the pool ended for me, in money. */
function Ended({ pool, order }: Own) {
  if (pool.state === 'settled') {
    return (
      <Notice kind="good">
        <View>{words.settledMine(yuan(savedFen(order)))}</View>
        {order.refundedFen > 0 && <View>{words.settledBack(yuan(order.refundedFen)) + words.backWhen}</View>}
      </Notice>
    )
  }
  if (pool.mine?.ifNotFilled === 'keep') return <Notice>{words.expiredKeep}</Notice>
  return <Notice>{words.expiredRefund(yuan(order.refundedFen)) + words.backWhen}</Notice>
}

/** What becomes of my money while nobody knows yet how the pool ends. */
function Waiting({ pool, order }: Own) {
  const when = sayWhen(pool.endsAt)
  return <Text className="soft">{pool.mine?.ifNotFilled === 'keep' ? words.waitKeep(when) : words.waitRefund(when, yuan(order.paidFen))}</Text>
}

/** My own part in the pool: to be paid, sitting in it, or how it ended for me. */
export function Mine({ pool, order, again }: { readonly pool: Pool; readonly order: Order | null; readonly again: () => Promise<void> }) {
  const { busy, run } = useBusy()
  if (!order || !pool.mine) return null
  const unpaid = isUnpaid(pool, order)
  const over = pool.mine.seat === 'settled' || pool.mine.seat === 'expired'
  return (
    <View className="card">
      {over && <Ended pool={pool} order={order} />}
      {unpaid && <Notice kind="warn">{words.held(sayWhen(order.payUntil))}</Notice>}
      {pool.mine.seat === 'paid' && !pool.full && <Waiting pool={pool} order={order} />}
      {!unpaid && <Button onTap={() => void go(to.order(order.orderId))}>{words.order}</Button>}
      {pool.state === 'open' && !pool.full && (
        <Button kind="quiet" busy={busy} onTap={() => run(() => leave(pool, order).then(again))}>
          {words.leave}
        </Button>
      )}
    </View>
  )
}
