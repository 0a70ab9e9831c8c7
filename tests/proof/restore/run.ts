import { numbersFrom } from '../interleave/schedules'
import { chosenBy, type Form, type ProofResult } from '../parts'
import { comesBack, killedRestoring, savedWhileServing } from './backups'
import { grow } from './grow'
import { climbsAgain } from './versions'

const ORDERS = { short: 10_000, long: 1_000_000 }
/** Versions are gone through with fewer, since each kill starts on a copy of its own. */
const OLD_ORDERS = { short: 2_000, long: 10_000 }
const KILLS = { short: 6, long: 100 }
const RESTORES = { short: 2, long: 20 }
const BOTH = ['postgres', 'pglite'] as const

/** Backups, and the way from the first version to the newest. `PROOF_RESTORE` names some of the steps by a pattern over their names. */
export async function restore(form: Form): Promise<ProofResult> {
  const length = form.long ? 'long' : 'short'
  const seed = form.seed ?? 20_261_122
  const from = Date.now()
  const grown = await grow(seed)
  form.say(`a world of ${grown.whole.orders} orders, ${grown.early.orders} of which the first versions could have known, made by calls in ${Math.round((Date.now() - from) / 1_000)} s`)
  const steps: readonly (readonly [name: string, take: (random: () => number) => Promise<string[]>])[] = [
    ...BOTH.map((db) => [`${db}: comes back`, () => comesBack(db, grown, ORDERS[length], form)] as const),
    ['saved while it serves', () => savedWhileServing(grown, seed, form)],
    ...BOTH.map((db) => [`${db}: killed over a restore`, (random: () => number) => killedRestoring(db, grown, RESTORES[length], random, form)] as const),
    ...BOTH.map((db) => [`${db}: first version to newest`, (random: () => number) => climbsAgain(db, grown, OLD_ORDERS[length], KILLS[length], random, form)] as const),
  ]
  const chosen = chosenBy('PROOF_RESTORE', steps.map(([name]) => name))
  const broken: string[] = []
  // Each has numbers of its own, so that it does the same alone.
  for (const [n, [name, take]] of steps.entries()) if (chosen.includes(name)) broken.push(...(await take(numbersFrom(seed + n))))
  if (chosen.length < steps.length) return { summary: chosen.join(', '), broken }
  return { summary: `2 × ${ORDERS[length]} orders saved and put back, ${2 * KILLS[length]} kills on the way from the first version to the newest, ${2 * RESTORES[length]} in the middle of a restore`, broken }
}
