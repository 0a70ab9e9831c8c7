import { percentOf, yuan, type Fen } from '@domain/money'
import type { PoolView } from '@domain/pool/contract'
import { poolPercent } from '@domain/pool/price'
import { Text } from '@tarojs/components'
import { words } from './words'

export interface PoolSentenceProps {
  readonly pool: Pick<PoolView, 'state' | 'full' | 'paidSeats' | 'steps' | 'leastFen' | 'percent'>
  /** What the reader's own goods are worth before discounts; without them the least that anybody's must be. */
  readonly goodsFen?: Fen | null
}

/** How a pool stands, in one sentence: how many are missing and what it saves, or how it ended. */
export function sentenceOf({ state, full, paidSeats, steps, leastFen, percent }: PoolSentenceProps['pool'], goodsFen: Fen | null): string {
  if (state === 'settled') return words.poolSettled(percent)
  if (state === 'expired') return words.poolExpired
  if (full) return words.poolFull
  const reached = poolPercent(steps, paidSeats)
  const next = steps.find(({ people, percent: off }) => people > paidSeats && off > reached)
  if (!next) return words.poolReached(reached)
  const missing = next.people - paidSeats
  return goodsFen === null ? words.poolMoreAtLeast(missing, yuan(percentOf(leastFen, next.percent))) : words.poolMore(missing, yuan(percentOf(goodsFen, next.percent)))
}

export const PoolSentence = ({ pool, goodsFen = null }: PoolSentenceProps) => <Text className="pool-sentence">{sentenceOf(pool, goodsFen)}</Text>
