import type { Db } from '../../support/databases'
import { TestServer } from '../../support/server'
import type { Form, ProofResult } from '../parts'
import { lanes } from '../rows'
import { Crowd, type Asked, type Told } from './crowd'

/** How much more is asked than can be carried, and for how long. */
const TIMES = 5
const SECONDS = { short: 10, long: 60 }
/** What is carried is measured with so many who wait for each answer before they ask again. */
const CLIENTS = 32
const MEASURED_MS = 5_000
const TICK_MS = 5
/** After the rush: so many in a row are answered within this many times what an answer took before, so soon. */
const IN_A_ROW = 20
const SLOWER = 5
const LEAST_USUAL_MS = 20
const RECOVERS_MS = 10_000
/** Phones hang up after so long. */
const PATIENCE_MS = 10_000
/** What is still answered of what is carried; the rest of the machine makes noise, so that the summary's figure says more. */
const STILL_ANSWERS = 0.5

interface Carried {
  readonly perSecond: number
  readonly medianMs: number
}

async function carries(crowd: Crowd, forMs: number): Promise<Carried> {
  const from = performance.now()
  const took: number[] = []
  await lanes(CLIENTS, CLIENTS, async () => {
    while (performance.now() - from < forMs) took.push((await crowd.asks()).tookMs)
  })
  took.sort((a, b) => a - b)
  return { perSecond: took.length / ((performance.now() - from) / 1_000), medianMs: took[Math.floor(took.length / 2)] ?? Number.NaN }
}

interface Rush {
  readonly asked: number
  readonly lastedMs: number
  /** What had been answered when it was over, and later what was answered in all. */
  readonly meanwhile: number
  readonly all: Promise<Asked[]>
  readonly told: Promise<Told>
}

/** Asks on and on at a rate, whether answers come or not. */
async function rush(crowd: Crowd, perSecond: number, forMs: number): Promise<Rush> {
  const from = performance.now()
  const asked: Promise<Asked>[] = []
  let meanwhile = 0
  let over = false
  const told = crowd.hearsNews(() => over)
  while (performance.now() - from < forMs) {
    const due = ((performance.now() - from) / 1_000) * perSecond
    while (asked.length < due)
      asked.push(
        crowd.asks().then((one) => {
          if (one.status === 200) meanwhile++
          return one
        }),
      )
    await new Promise((tick) => setTimeout(tick, TICK_MS))
  }
  over = true
  return { asked: asked.length, lastedMs: performance.now() - from, meanwhile, all: Promise.all(asked), told }
}

/** How long until the shop is as quick again as one expects; null when it isn't in time. */
async function recovers(crowd: Crowd, usualMs: number): Promise<number | null> {
  const from = performance.now()
  let row = 0
  while (performance.now() - from < RECOVERS_MS) {
    const { status, tookMs } = await crowd.asks()
    row = status === 200 && tookMs <= usualMs ? row + 1 : 0
    if (row === IN_A_ROW) return performance.now() - from
  }
  return null
}

interface Seen {
  readonly times: number
  readonly shed: number
  /** Of what is carried. */
  readonly still: number
  readonly longestMs: number
  readonly recoveredMs: number | null
}

function judge({ times, shed, still, longestMs, recoveredMs }: Seen): string[] {
  const broken: string[] = []
  if (times < TIMES * 0.95) broken.push(`only ${times.toFixed(1)} times what it carries could be asked`)
  if (shed === 0) broken.push('nothing was turned away, so nothing was shown')
  if (still < STILL_ANSWERS) broken.push(`answered only ${percent(still)} of what it carries`)
  if (longestMs > PATIENCE_MS) broken.push(`somebody waited ${seconds(longestMs)}`)
  if (recoveredMs === null) broken.push(`not itself again ${RECOVERS_MS / 1_000} s after the rush`)
  return broken
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`
const percent = (share: number): string => `${Math.round(share * 100)} %`

async function proveOn(db: Db, { long, say }: Form): Promise<ProofResult> {
  const shop = new TestServer({ db })
  await shop.start()
  try {
    const crowd = await Crowd.gather(shop, long)
    await carries(crowd, MEASURED_MS)
    const usual = await carries(crowd, MEASURED_MS)
    const { asked, lastedMs, meanwhile, all, told } = await rush(crowd, usual.perSecond * TIMES, (long ? SECONDS.long : SECONDS.short) * 1_000)
    const recoveredMs = await recovers(crowd, Math.max(usual.medianMs, LEAST_USUAL_MS) * SLOWER)
    const [answers, { delivered, refused }] = await Promise.all([all, told])
    const perSecond = meanwhile / (lastedMs / 1_000)
    const seen = {
      times: asked / (lastedMs / 1_000) / usual.perSecond,
      shed: answers.filter(({ status }) => status === 429 || status === 503).length,
      still: perSecond / usual.perSecond,
      longestMs: answers.reduce((most, { tookMs }) => Math.max(most, tookMs), 0),
      recoveredMs,
    }
    await crowd.goesHome()
    const broken = [...crowd.wrong, ...judge(seen), ...shop.takeFailures().map((line) => line.slice(0, 600)), ...(await shop.audit()).map((one) => JSON.stringify(one).slice(0, 600))]
    const summary = `${db} carries ${Math.round(usual.perSecond)} a second; asked ${seen.times.toFixed(1)} times that for ${seconds(lastedMs)} it answered ${Math.round(perSecond)} a second (${percent(seen.still)}), turned ${seen.shed} of ${asked} away, let nobody wait longer than ${seconds(seen.longestMs)}, heard ${delivered} of ${delivered + refused} notices of payments at once, and was itself again after ${recoveredMs === null ? 'too long' : seconds(recoveredMs)}`
    say(summary)
    return { summary, broken: broken.map((line) => `${db}: ${line}`) }
  } finally {
    await shop.stop()
  }
}

/** More than can be carried: what is too much is told when to come again, and afterwards everything is as before. */
export async function overload(form: Form): Promise<ProofResult> {
  const both = [await proveOn('postgres', form), await proveOn('pglite', form)]
  return { summary: both.map(({ summary }) => summary).join('; '), broken: both.flatMap(({ broken }) => broken) }
}
