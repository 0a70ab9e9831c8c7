import type { Result } from '../result'
import { ok, refuse } from '../result'
import type { Instant } from '../time'

/** A line in a bag, as the desk needs to know it. */
export interface DeskLine {
  readonly lineId: string
  readonly name: string
  /** Units that have not gone back. */
  readonly unitsLeft: number
  readonly handedAt: Instant | null
  readonly handedHow: 'pickup' | 'not_fetched' | null
  /** Its order sits in a pool that is still open, so its price isn't settled. */
  readonly inOpenPool: boolean
  /** Somebody asked for money back of its order, and nobody has decided yet. */
  readonly refundAsked: boolean
}
export type Stop = 'pool_open' | 'refund_asked' | 'refunded' | 'not_fetched'

/** Why a line can't be handed over now; null when it can, or was. */
export function stopOf(line: DeskLine): Stop | null {
  if (line.handedHow === 'not_fetched') return 'not_fetched'
  if (line.handedAt) return null
  if (line.unitsLeft === 0) return 'refunded'
  if (line.inOpenPool) return 'pool_open'
  return line.refundAsked ? 'refund_asked' : null
}

/** True for a line that nobody has fetched and that isn't paid back. */
export const waits = (line: DeskLine): boolean => !line.handedAt && line.unitsLeft > 0

/**
 * Which lines of a bag go over the counter: those chosen, or all, less those that went before. Each line goes once; nothing goes while the pool of one of
 * them is open or its money is asked back.
 */
export function linesToHand<L extends DeskLine>(
  lines: readonly L[],
  chosen: readonly string[] | undefined,
): Result<L[], 'line_not_found' | 'already_fetched' | 'pool_open' | 'refund_asked'> {
  const wanted = chosen ? lines.filter((line) => chosen.includes(line.lineId)) : lines
  if (chosen && wanted.length < new Set(chosen).size) return refuse('line_not_found')
  const going = wanted.filter(waits)
  if (going.length === 0)
    return refuse(
      'already_fetched',
      wanted.flatMap((line) => (line.handedAt ? [{ lineId: line.lineId, name: line.name, handedAt: line.handedAt }] : [])),
    )
  if (going.some((line) => line.inOpenPool)) return refuse('pool_open')
  if (going.some((line) => line.refundAsked)) return refuse('refund_asked')
  return ok(going)
}
