import { chmodSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { startCluster, type Cluster } from '../../../config/build/test-cluster'
import { newFolder } from '../../support/processes'
import type { TestServer } from '../../support/server'
import { numbersFrom } from '../interleave/schedules'
import type { Form, ProofResult } from '../parts'
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

const serverDies = (shop: TestServer): Promise<void> => shop.restart({ signal: 'SIGKILL' })

export async function kills(form: Form): Promise<ProofResult> {
  const times = form.long ? LONG : SHORT
  const random = numbersFrom(form.seed ?? 20_261_122)
  const counts = [
    await killAgainAndAgain({ name: 'PGlite, kill -9 of the server', db: 'pglite', kill: serverDies }, times, random, form),
    await killAgainAndAgain({ name: 'PostgreSQL, kill -9 of the server', db: 'postgres', kill: serverDies }, times, random, form),
    await onCrashing((cluster) => killAgainAndAgain({ name: 'PostgreSQL, stopped at once', db: 'postgres', kill: () => cluster.crash() }, times, random, form)),
  ]
  const sum = (of: (count: Count) => number) => counts.reduce((total, count) => total + of(count), 0)
  return {
    summary: `${sum(({ kills: n }) => n)} kills, ${sum(({ acknowledged }) => acknowledged)} acknowledged writes all there, ${sum(({ unknown }) => unknown)} unknown ones settled`,
    broken: counts.flatMap(({ broken }) => broken),
  }
}
