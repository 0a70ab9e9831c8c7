import type { Output } from '@domain/contract'
import { attempt } from '../../kit/attempt'
import { confirm, say } from '../../kit/say'
import { words } from './words'

export type Items = Output<'points.items'>
export type Item = Items['items'][number]
export type Voucher = Output<'points.vouchers'>['vouchers'][number]

/** Asks first: it can't be undone. */
export async function exchange(item: Item): Promise<void> {
  const { itemId, name, sale } = item
  if (!(await confirm(words.ask(name), words.askIs(item), words.yes, words.no))) return
  if (await attempt('points.exchange', { itemId })) say(sale ? words.doneCoupon : words.done)
}
