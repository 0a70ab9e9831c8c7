import type { FastifyInstance } from 'fastify'
import { fail } from '../_kit/answer'
import { LIMITS } from '../_kit/limits'
import { hasRoom } from '../_kit/queue'
import { log, shared } from '../_kit/runtime'
import { nowOf } from './clock'

const TOLD_EVERY_MS = 1_000

/**
 * Turns calls away that would wait too long, before anything has been done for them: the less a "no" costs, the more is left for those who are served. News
 * of the pay channel, health, pages and the test doors are no calls, and always find room.
 */
export function turnAwayEarly(app: FastifyInstance): void {
  const body = JSON.stringify(fail('busy', { retryAfter: LIMITS.busyRetrySeconds }))
  const head = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'retry-after': String(LIMITS.busyRetrySeconds),
    'x-content-type-options': 'nosniff'
  }
  const count = counted()
  app.addHook('onRequest', (request, reply, next) => {
    if (!request.url.startsWith('/api/') || hasRoom(shared().queue, performance.now())) return next()
    count()
    reply.hijack()
    reply.raw.writeHead(503, { ...head, 'x-now': nowOf(undefined) }).end(body)
  })
}

/** A line of the log for all who were turned away within a second. */
function counted(): () => void {
  let calls = 0
  const tell = () => {
    log().warn('busy', { turnedAway: calls })
    calls = 0
  }
  return () => {
    if (calls++ === 0) setTimeout(tell, TOLD_EVERY_MS).unref()
  }
}
