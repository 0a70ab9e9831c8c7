import type { LineInput } from '@domain/call'
import type { Input } from '@domain/contract'
import { sum, type Fen } from '@domain/money'
import type { OrderView } from '@domain/order/contract'
import { backForUnits } from '@domain/refund/refund'
import { call } from '../../kit/call'
import { swap, to } from '../../kit/nav'
import { say, wordsFor } from '../../kit/say'
import { words } from './words'

export type Reason = Input<'refund.ask'>['reason']
export const reasons: readonly Reason[] = ['damaged', 'missing', 'wrong', 'quality', 'other']

/** How many of which item are asked back. */
export type Counts = Readonly<Record<string, number>>
export interface Wish {
  readonly counts: Counts
  readonly reason: Reason | null
  readonly note: string
  /** A JPEG in base64. */
  readonly photo: string | null
}
type Line = OrderView['lines'][number]

export const wanted = (counts: Counts): LineInput[] => Object.entries(counts).flatMap(([itemId, quantity]) => (quantity > 0 ? [{ itemId, quantity }] : []))

/** Everything that hasn't gone back yet. */
export const allOf = ({ lines }: OrderView): Counts => Object.fromEntries(lines.map((line) => [line.itemId, line.quantity - line.refundedQuantity]))

/** What these units of a line give back, by the server's own rule. */
export function unitsBack(line: Line, units: number): Fen {
  const back = backForUnits(line, units)
  return back.ok ? back.value : 0
}

export const backOf = ({ lines }: OrderView, counts: Counts): Fen => sum(lines.map((line) => unitsBack(line, counts[line.itemId] ?? 0)))

export async function send(orderId: string, { counts, reason, note, photo }: Wish): Promise<void> {
  if (reason === null) return
  const said = note.trim()
  const answer = await call('refund.ask', { orderId, lines: wanted(counts), reason, ...(said === '' ? {} : { note: said }), ...(photo === null ? {} : { photo }) })
  if (answer.kind !== 'done') return say(wordsFor(answer))
  say(words.sent)
  await swap(to.order(orderId))
}
