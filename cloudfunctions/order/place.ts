import { assert, ok } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { placeOrder, readBasket } from './place-order'

export const place: Handler<'order.place'> = async (input, call) => {
  const basket = await readBasket(input, call)
  if (!basket.ok) return basket
  const placed = await placeOrder(call, input, basket.value, null)
  if (placed.ok) return ok({ orderId: placed.value.id, payFen: placed.value.payFen, payUntil: placed.value.holdUntil })
  const { refusal } = placed
  assert(refusal !== 'pool_least', 'a plain order has no least worth')
  return { ...placed, refusal }
}
