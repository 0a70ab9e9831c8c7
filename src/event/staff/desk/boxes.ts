import { outboxOf } from '../../../kit/outbox'

/** People stand at the desk: so long an answer is waited for, then the desk goes on without. */
const PATIENCE_MS = 3_000
const manner = { later: () => null, patienceMs: PATIENCE_MS }
const isShort = (_input: unknown, { short }: { readonly short: readonly unknown[] }): boolean => short.length > 0

/** Which party; no name lies in the queue. Null: their code isn't on the list that this phone took along, and nobody here knows who they are. */
export interface Party {
  readonly number: number | null
}

/** What was done at the desk and the server has not heard of yet. */
export const checkIns = outboxOf<'event.checkIn', Party>('event.checkIn', { ...manner, partly: (input, value) => isShort(input, value) || (value.before ?? []).length > 0 || (value.gone ?? []).length > 0 })
export const walkIns = outboxOf<'event.walkIn', null>('event.walkIn', { ...manner, partly: isShort })
export const hands = outboxOf<'event.hand', { readonly number: number }>('event.hand', { ...manner, partly: isShort })

/** Sends what waits: who came before what they were given. True where there was an answer, or nothing to send. */
export async function sendAll(): Promise<boolean> {
  for (const box of [checkIns, walkIns, hands]) {
    await box.send()
    if (box.use.getState().lost) return false
  }
  return true
}
