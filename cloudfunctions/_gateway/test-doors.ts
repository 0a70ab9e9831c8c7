import type { FastifyInstance } from 'fastify'
import { seconds } from '@domain/time'
import { fail } from '../_kit/answer'
import { inTransaction } from '../_kit/db'
import { settings, shared } from '../_kit/runtime'
import { parseJson, readBody } from './body'
import { nowOf } from './clock'
import { readOffset, writeOffset } from './clock-sql'
import { runDue } from './loop'
import { demoPeople } from './people-sql'
import type { Words } from './words'

const ADVANCE_MOST_SECONDS = 60 * 60 * 24 * 60
const BODY_BYTES = 1_024

/** Where the simulator hears that the clock was moved: beside the server. */
const simulatorClock = (): string => `http://127.0.0.1:${settings().port + 1}/sim/clock`

/** Doors for trying and testing; a production server doesn't have them. */
export function openTestDoors(app: FastifyInstance, words: Words): void {
  let last: Promise<unknown> = Promise.resolve()
  /** One after the other, so that two who ask at once don't do the same thing twice. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
  app.post('/test/run-due', async (request) => inTurn(async () => ({ ran: await runDue(words, nowOf(request.named)) })))
  app.get('/test/people', async (_request, reply) => {
    void reply.header('cache-control', 'no-store')
    return { people: await inTransaction('read', demoPeople) }
  })
  app.post('/test/clock', async (request, reply) => {
    const body = await readBody(request.raw, BODY_BYTES)
    const advance = body && advanceOf(parseJson(body))
    if (advance === undefined || settings().testClock) {
      return reply.code(400).send(fail('bad_input', { issues: [{ path: 'advanceSeconds', message: settings().testClock ? 'TEST_CLOCK goes by X-Test-Now' : 'must be a whole number' }] }))
    }
    const offsetSeconds = await inTurn(() => advanceClock(advance))
    shared().wake?.()
    return { now: nowOf(undefined), offsetSeconds }
  })
}

function advanceOf(read: ReturnType<typeof parseJson>): number | undefined {
  const asked = 'input' in read && typeof read.input === 'object' && read.input !== null ? (read.input as { advanceSeconds?: unknown }).advanceSeconds : undefined
  return Number.isSafeInteger(asked) && Number(asked) >= 0 && Number(asked) <= ADVANCE_MOST_SECONDS ? Number(asked) : undefined
}

async function advanceClock(advance: number): Promise<number> {
  const offsetSeconds = shared().clock.offsetSeconds + advance
  await inTransaction('write', (tx) => writeOffset(tx, offsetSeconds))
  shared().clock.offsetSeconds = offsetSeconds
  await tellSimulator(offsetSeconds)
  return offsetSeconds
}

async function tellSimulator(offsetSeconds: number): Promise<void> {
  if (settings().cashierUrl === null) return
  const headers = { 'content-type': 'application/json' }
  await fetch(simulatorClock(), { method: 'POST', headers, body: JSON.stringify({ offsetSeconds }), signal: AbortSignal.timeout(seconds(3)) }).catch(() => undefined)
}

/** A demo server goes on from the time it was moved to. */
export async function restoreClock(): Promise<void> {
  if (!settings().testDoors || settings().testClock) return
  shared().clock.offsetSeconds = await inTransaction('read', readOffset)
  await tellSimulator(shared().clock.offsetSeconds)
}
