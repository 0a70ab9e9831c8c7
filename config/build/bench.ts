import { resolve } from 'node:path'
import { onTestGround } from './ground'

const ROOT = resolve(__dirname, '..', '..')

type Bench = { bench(root: string): Promise<void> }
/** What can be measured; the first is the usual one. */
const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  calls: () => import('../../tests/bench/bench'),
  coupons: () => import('../../tests/bench/coupons'),
  events: () => import('../../tests/bench/events'),
  members: () => import('../../tests/bench/members'),
  prices: () => import('../../tests/bench/price'),
  referral: () => import('../../tests/bench/referral'),
  streak: () => import('../../tests/bench/streak'),
}

/** `npm run bench [-- coupons|events|members|prices|referral|streak]`: builds, starts a PostgreSQL of its own, measures, and cleans up. */
async function main(): Promise<void> {
  const load = BENCHES[process.argv[2] ?? 'calls']
  if (!load) throw new Error(`there is no bench ${process.argv[2]}; there are ${Object.keys(BENCHES).join(', ')}`)
  await onTestGround('bench', async () => (await load()).bench(ROOT))
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
