import { chmodSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { startCluster, type Cluster } from '../../../config/build/test-cluster'
import type { Db } from '../../support/databases'
import { newFolder } from '../../support/processes'
import type { TestServer } from '../../support/server'
import { numbersFrom } from '../interleave/schedules'
import { chosenBy, type Form, type ProofResult } from '../parts'
import { killAgainAndAgain, type Count } from './again'

const SHORT = 15
const LONG = 500

/** A PostgreSQL that may crash: what it acknowledged is written. */
async function onCrashing<T>(work: (cluster: Cluster) => Promise<T>): Promise<T> {
  const usual = process.env.LINPIN_TEST_POSTGRES
  const folder = newFolder('crashing')
  chmodSync(folder, 0o755) // PostgreSQL's own user passes through
  const cluster = await startCluster(join(folder, 'cluster'), ['synchronous_commit=on'])
  process.env.LINPIN_TEST_POSTGRES = cluster.url
  try {
    return await work(cluster)
  } finally {
    if (usual !== undefined) process.env.LINPIN_TEST_POSTGRES = usual
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Kill = (shop: TestServer) => Promise<void>
const serverDies: Kill = (shop) => shop.restart({ signal: 'SIGKILL' })

interface Death {
  readonly name: string
  readonly db: Db
  readonly missed?: boolean
  readonly die: (again: (kill: Kill) => Promise<Count>) => Promise<Count>
}
const deaths: readonly Death[] = [
  { name: 'PGlite, kill -9 of the server', db: 'pglite', die: (again) => again(serverDies) },
  { name: 'PostgreSQL, kill -9 of the server', db: 'postgres', die: (again) => again(serverDies) },
  { name: 'PostgreSQL, stopped at once', db: 'postgres', missed: true, die: (again) => onCrashing((cluster) => again(() => cluster.crash())) },
]

/** `PROOF_KILL` names some of the deaths by a pattern over their names. */
export async function kills(form: Form): Promise<ProofResult> {
  const times = form.long ? LONG : SHORT
  const seed = form.seed ?? 20_261_122
  const chosen = chosenBy('PROOF_KILL', deaths.map(({ name }) => name))
  const counts: Count[] = []
  for (const [n, { name, db, missed, die }] of deaths.entries()) {
    // Each has numbers of its own, so that it does the same alone.
    const random = numbersFrom(seed + n)
    if (chosen.includes(name)) counts.push(await die((kill) => killAgainAndAgain({ name, db, kill, missed }, times, random, form)))
  }
  const sum = (of: (count: Count) => number) => counts.reduce((total, count) => total + of(count), 0)
  return {
    summary: `${sum(({ kills: n }) => n)} kills, ${sum(({ acknowledged }) => acknowledged)} acknowledged writes all there, ${sum(({ unknown }) => unknown)} unknown ones settled`,
    broken: counts.flatMap(({ broken }) => broken),
  }
}
