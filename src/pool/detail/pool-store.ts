import type { Output } from '@domain/contract'
import type { Fen } from '@domain/money'
import { yuan } from '@domain/money'
import { call } from '../../kit/call'
import { useAsk, type Loaded } from '../../kit/load'
import { loadMe, useMe, visitStation } from '../../kit/me'
import { confirm, say, wordsFor } from '../../kit/say'
import { useTonight, type Tonight } from '../../kit/tonight'
import { words } from './words'

export type Pool = Output<'pool.get'>
export type Order = Output<'order.get'>
export type { Tonight }

export interface PoolPage {
  readonly pool: Loaded<'pool.get'>
  /** My own order in it. */
  readonly order: Order | null
  /** What may be picked by who would join, and what a poster shows. */
  readonly tonight: Tonight | null
  readonly again: () => Promise<void>
}

export function usePool(poolId: string): PoolPage {
  const pool = useAsk('pool.get', { poolId })
  const mine = pool.value?.mine
  const order = useAsk('order.get', mine ? { orderId: mine.orderId } : null)
  const tonight = useTonight(pool.value?.state === 'open' ? pool.value.stationId : null)
  const again = async (): Promise<void> => {
    await Promise.all([pool.again(), order.again()])
  }
  return { pool, order: order.value, tonight: tonight.value?.campaignId === pool.value?.campaignId ? tonight.value : null, again }
}

/** Whether somebody who isn't in it may still come. A seat that was left or lapsed is none. */
export const isJoinable = ({ state, full, mine }: Pool): boolean => state === 'open' && !full && !sits(mine)
export const sits = (mine: Pool['mine']): boolean => mine !== null && mine.seat !== 'left' && mine.seat !== 'lapsed'

/** My seat waits for its money. */
export const isUnpaid = ({ mine }: Pool, order: Order): boolean => mine?.seat === 'held' && order.state === 'unpaid'

/** Gives the seat back after asking, with what comes back said beforehand. */
export async function leave({ poolId }: Pool, { paidFen, refundedFen }: Order): Promise<void> {
  const backFen = paidFen - refundedFen
  if (!(await confirm(words.leave, backFen > 0 ? words.leaveAsk(yuan(backFen)) : words.leaveAskFree, words.leave, words.stay))) return
  const answer = await call('pool.leave', { poolId })
  if (answer.kind !== 'done') return say(wordsFor(answer))
  say(answer.value.backFen > 0 ? words.left(yuan(answer.value.backFen)) : words.leftFree)
}

/** Who has no station yet settles at the pool's; false where that was refused, and she has been told. */
export async function settleIn(stationId: string): Promise<boolean> {
  if (useMe.getState().me?.station) return true
  const answer = await call('station.choose', { stationId })
  if (answer.kind !== 'done') {
    say(wordsFor(answer))
    return false
  }
  visitStation(stationId)
  await loadMe()
  return true
}

export async function changeStation(stationId: string, name: string): Promise<void> {
  const answer = await call('station.choose', { stationId })
  if (answer.kind !== 'done') return say(wordsFor(answer))
  visitStation(stationId)
  await loadMe()
  say(words.changed(name))
}

/** What the pool saved this order. */
export const savedFen = ({ goodsFen, doorFeeFen, payFen }: Order): Fen => Math.max(0, goodsFen + doorFeeFen - payFen)
