import { instant, later, minutes } from '@domain/time'
import { Client } from 'pg'
import type { Db } from '../../support/databases'
import { TestServer } from '../../support/server'
import type { Form } from '../parts'
import { Load, plenty, type Sent } from './load'

const NEIGHBOURS = 6
/** The moment is chance: after so many answers, and so much later, at most. */
const ANSWERS_MOST = 60
const LATER_MS = 30
const TRIES = 40
/** So often a long run says how far it is. */
const SAID_EACH = 20

export interface Target {
  readonly name: string
  readonly db: Db
  /** What dies; the server is there again afterwards. */
  readonly kill: (shop: TestServer) => Promise<void>
  /** Its servers live on and say what they miss. */
  readonly missed?: boolean
  /** Where a server of its own kind is meant. */
  readonly shop?: TestServer
}

export interface Count {
  kills: number
  acknowledged: number
  unknown: number
  readonly broken: string[]
}

/** Asks until there is an answer; a phone does the same. */
async function askAgain({ person, name, input, key }: Sent): Promise<{ status: number; body: Sent['heard'] }> {
  for (let n = 1; ; n++) {
    const answer = await person.call(name, input, { key })
    if (answer.status !== 503 || n === TRIES) return answer
  }
}

/** A process that died holds nothing any more once its lease is over. PGlite's next server, alone with its database, knows that by itself. */
async function leasesEnd(databaseUrl: string | null): Promise<void> {
  if (databaseUrl === null) return
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(`update job set busy_until = now() - interval '1 minute' where state = 'running'`)
  await client.query(`update stored_reply set busy_until = now() - interval '1 minute' where reply is null`)
  await client.end()
}

/** What was acknowledged is so, what nobody knew has one answer now, and every promise holds. */
async function look(shop: TestServer, sent: readonly Sent[], count: Count, when: string): Promise<void> {
  for (const one of sent) {
    const { status, body } = await askAgain(one)
    if (status !== 200 || body === null) count.broken.push(`${when}: ${one.name} asked again answered ${status} ${JSON.stringify(body)}`)
    else if (one.heard === null) count.unknown++
    else if (JSON.stringify(one.heard) !== JSON.stringify(body)) count.broken.push(`${when}: ${one.name} had said ${JSON.stringify(one.heard)} and says ${JSON.stringify(body)}`)
    else count.acknowledged++
    const orderId = (body?.value as { orderId?: string } | undefined)?.orderId
    if (body?.ok && orderId !== undefined) await one.person.ok('order.get', { orderId })
  }
  for (const { id, rows } of await shop.audit()) count.broken.push(`${when}: ${id}: ${JSON.stringify(rows)}`)
}

/** The channel has the money: then so have we. */
async function everyPaymentIsKnown(shop: TestServer, sent: readonly Sent[], name: string, broken: string[]): Promise<void> {
  await shop.flush(later(instant(shop.now), minutes(60)))
  await shop.runDue()
  await shop.flush()
  const { trades } = await shop.simState<{ trades: readonly { outTradeNo: string; state: string; paidFen: number }[] }>()
  const paid = new Map(trades.filter(({ state }) => state === 'SUCCESS' || state === 'REFUND').map((trade) => [trade.outTradeNo, trade.paidFen]))
  for (const { person, name: call, input, heard } of sent) {
    const fen = paid.get((heard?.value as { outTradeNo?: string } | undefined)?.outTradeNo ?? '')
    if (call !== 'payment.prepay' || fen === undefined) continue
    const { paidFen, orderId } = await person.ok('order.get', input as { orderId: string })
    if (paidFen < fen) broken.push(`${name}: the channel has ${fen} for order ${orderId}, and we know of ${paidFen}`)
  }
}

/** Kills under load, so many times, and looks after each. */
export async function killAgainAndAgain({ name, db, kill, missed = false, shop = new TestServer({ db }) }: Target, times: number, random: () => number, form: Form): Promise<Count> {
  const from = Date.now()
  const count: Count = { kills: 0, acknowledged: 0, unknown: 0, broken: [] }
  await shop.start()
  try {
    await plenty(shop)
    const all: Sent[] = []
    for (let round = 1; round <= times; round++) {
      shop.at(later(instant(shop.now), minutes(1)))
      const people = await shop.people(NEIGHBOURS, `kill-${round}`)
      for (const person of people) await person.ok('station.choose', { stationId: 's1' })
      const load = new Load(shop, people, random)
      const moment = load.answered(1 + Math.floor(random() * ANSWERS_MOST))
      const running = load.run()
      await moment
      await new Promise((now) => setTimeout(now, random() * LATER_MS))
      await kill(shop)
      load.stop()
      await running
      const before = count.broken.length
      const failures = shop.takeFailures()
      if (!missed) count.broken.push(...failures.map((line) => `${name}, kill ${round}: ${line}`))
      await leasesEnd(shop.databaseUrl)
      await look(shop, load.sent, count, `${name}, kill ${round}`)
      // What the dead left due is worked off, as it would be within the minute; else a long run piles it up.
      await shop.runDue().catch((error: unknown) => count.broken.push(`${name}, kill ${round}: what was due: ${String(error)}`))
      count.broken.push(...shop.takeFailures())
      for (const one of count.broken.slice(before)) form.say(`wrong: ${one}`)
      all.push(...load.sent)
      count.kills++
      if (count.kills % SAID_EACH === 0) form.say(`${name}: ${count.kills} kills, ${count.acknowledged} acknowledged writes there, ${count.broken.length} things wrong`)
    }
    await everyPaymentIsKnown(shop, all, name, count.broken)
    for (const { id, rows } of await shop.audit()) count.broken.push(`${name}, at the end: ${id}: ${JSON.stringify(rows)}`)
  } finally {
    await shop.stop()
  }
  form.say(`${name}: ${count.kills} kills, ${count.acknowledged} acknowledged writes there, ${count.unknown} unknown ones settled (${Math.round((Date.now() - from) / 1_000)} s)`)
  return count
}
