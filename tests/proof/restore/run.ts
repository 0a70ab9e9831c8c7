import { numbersFrom } from '../interleave/schedules'
import type { Form, ProofResult } from '../parts'
import { comesBack, killedRestoring, savedWhileServing } from './backups'
import { grow } from './grow'
import { climbsAgain } from './versions'

const ORDERS = { short: 10_000, long: 1_000_000 }
/** Versions are gone through with fewer, since each kill starts on a copy of its own. */
const OLD_ORDERS = { short: 2_000, long: 10_000 }
const KILLS = { short: 6, long: 100 }
const RESTORES = { short: 2, long: 20 }
const BOTH = ['postgres', 'pglite'] as const

/** Backups, and the way from the first version to the newest. */
export async function restore(form: Form): Promise<ProofResult> {
  const length = form.long ? 'long' : 'short'
  const seed = form.seed ?? 20_261_122
  const random = numbersFrom(seed)
  const from = Date.now()
  const grown = await grow(seed)
  form.say(`a world of ${grown.whole.orders} orders, ${grown.early.orders} of which the first versions could have known, made by calls in ${Math.round((Date.now() - from) / 1_000)} s`)
  const broken: string[] = []
  for (const db of BOTH) broken.push(...(await comesBack(db, grown, ORDERS[length], form)))
  broken.push(...(await savedWhileServing(grown, seed, form)))
  for (const db of BOTH) broken.push(...(await killedRestoring(db, grown, RESTORES[length], random, form)))
  for (const db of BOTH) broken.push(...(await climbsAgain(db, grown, OLD_ORDERS[length], KILLS[length], random, form)))
  return { summary: `2 × ${ORDERS[length]} orders saved and put back, ${2 * KILLS[length]} kills on the way from the first version to the newest, ${2 * RESTORES[length]} in the middle of a restore`, broken }
}
