import { calls, type WriteName } from '@domain/contract'
import type { Answer } from '../../support/person'
import { numbersFrom } from '../interleave/schedules'
import { chosenBy, type Form, type ProofResult } from '../parts'
import { brokenOver } from '../proxy/invariants'
import { Lab } from '../proxy/lab'
import type { Fate, Gate, Statement } from '../proxy/proxy'
import { outcomeOf } from '../proxy/scene'
import type { Changed } from '../proxy/undo'
import { works, type Work } from './works'
import { writes } from './writes'

const SHORT = 150
const CUTS: readonly Fate[] = ['cut_before', 'cut_at', 'cut_after']
const TRIES = 5
/** What belongs to the way and not to the end: rows of the queue and of the clock, which a repeat takes up and puts down again. */
const OF_THE_WAY = new Set(['job', 'timer_window', 'bill_day'])
/** A refund whose sending was cut off is heard of when it has been paid: it was done and never seen as sent. */
const COLUMNS_OF_THE_WAY = new Set(['attempts', 'sent_at'])

interface Point {
  readonly statement: number
  readonly cut: Fate
}
interface Stage {
  readonly lab: Lab
  readonly form: Form
  readonly random: () => number
  points: number
  readonly broken: string[]
}

/** Counts statements, and cuts the line once. */
class Scissors implements Gate {
  readonly said: string[] = []
  constructor(private readonly point?: Point) {}

  ask(statement: Statement): Promise<Fate> {
    this.said.push(statement.sql.replace(/\s+/g, ' ').slice(0, 90))
    return Promise.resolve(this.point?.statement === this.said.length ? this.point.cut : 'go')
  }
}

/** What changed, without what chance and the clock put in: the same work leaves the same, however often it was begun. */
function traceOf(changes: readonly Changed[]): string[] {
  const plain = (row: Changed['before'], table: string): string =>
    row === null
      ? '-'
      : Object.entries(row)
          .filter(([column]) => !(table === 'coupon_token' && column === 'number') && !COLUMNS_OF_THE_WAY.has(column))
          .map(([column, value]) => (typeof value === 'number' || typeof value === 'boolean' || value === null || /^[a-z_]{1,20}$/.test(String(value)) ? `${column}=${value}` : column))
          .join(' ')
  return changes
    .filter(({ table }) => !OF_THE_WAY.has(table))
    .map(({ table, before, after }) => `${table}: ${plain(before, table)} → ${plain(after, table)}`)
    .sort()
}

const difference = (one: readonly string[], other: readonly string[]): string =>
  [...one.filter((line) => !other.includes(line)).map((line) => `missing ${line}`), ...other.filter((line) => !one.includes(line)).map((line) => `too much ${line}`)].join('; ').slice(0, 600) || `${one.length} changes became ${other.length}`

/** Does the work undisturbed: how many statements it takes and what it leaves. */
async function undisturbed({ lab }: Stage, work: Work): Promise<{ said: readonly string[]; left: readonly string[]; outcome: string }> {
  const scissors = new Scissors()
  lab.a.door.gate = scissors
  const answer = await work.act(lab.a)
  lab.a.door.free()
  if (work.again !== work.act) await work.again(lab.a)
  const left = traceOf(await lab.undo.changes())
  await lab.goBack()
  return { said: scissors.said, left, outcome: outcomeOf(answer) }
}

const isUnknown = ({ status, body }: Answer): boolean => status === 503 || body.error === 'busy'

/** What a worker that died had taken is free again once its lease is over. */
const leasesEnd = (lab: Lab) => lab.undo.query(`update job set busy_until = now() - interval '1 minute' where state = 'running'`)

async function cutAt({ lab, broken, form }: Stage, name: string, work: Work, point: Point, whole: Awaited<ReturnType<typeof undisturbed>>): Promise<void> {
  const wrong: string[] = []
  const look = async (when: string) => wrong.push(...(await brokenOver(lab, await lab.undo.touched(), work.over)).map((line) => `${when}: ${line}`))
  try {
    lab.a.door.gate = new Scissors(point)
    const first = await work.act(lab.a)
    lab.a.door.free()
    if (!isUnknown(first) && outcomeOf(first) !== whole.outcome) wrong.push(`answered ${first.status} ${outcomeOf(first)}`)
    await look('after the cut')
    await leasesEnd(lab)
    let last = await work.again(lab.a)
    for (let n = 1; n < TRIES && isUnknown(last); n++) last = await work.again(lab.a)
    if (outcomeOf(last) !== whole.outcome) wrong.push(`asked again, answered ${last.status} ${outcomeOf(last)} and not ${whole.outcome}`)
    if (!isUnknown(first) && work.act === work.again && JSON.stringify(first.body) !== JSON.stringify(last.body)) wrong.push(`said ${JSON.stringify(first.body)}, then ${JSON.stringify(last.body)}`)
    await look('asked again')
    const left = traceOf(await lab.undo.changes())
    if (JSON.stringify(left) !== JSON.stringify(whole.left)) wrong.push(`left something else: ${difference(whole.left, left)}`)
    wrong.push(...lab.a.takeFailures().filter((line) => !/"error":"Busy"/.test(line)))
  } finally {
    lab.a.door.free()
    await lab.goBack()
  }
  if (wrong.length === 0) return
  broken.push(`${name}, ${point.cut.replace('_', ' ')} statement ${point.statement} (${whole.said[point.statement - 1]}): ${[...new Set(wrong)].join('; ')}`)
  form.say(`wrong: ${broken.at(-1) ?? ''}`)
}

/** All of a work's points, or so many by chance: always the one at its last commit, where the outcome is unknown. */
function pointsOf(said: readonly string[], most: number, random: () => number): Point[] {
  const all = said.flatMap((_sql, n) => CUTS.map((cut) => ({ statement: n + 1, cut })))
  if (all.length <= most) return all
  const commit = said.map((sql) => sql.toLowerCase()).lastIndexOf('commit') + 1
  const chosen = all.filter(({ statement, cut }) => statement === commit && cut === 'cut_at')
  const rest = all.filter((point) => !chosen.includes(point))
  while (chosen.length < most) chosen.push(...rest.splice(Math.floor(random() * rest.length), 1))
  return chosen
}

async function tryWork(stage: Stage, name: string, prepare: (lab: Lab) => Promise<Work>, most: number): Promise<void> {
  const from = Date.now()
  const { lab, form, random } = stage
  // All of a write's points, after those of the write before, are more than a person may ask in so short a time: a server's count of it goes with the server.
  if (form.long) await lab.a.restart()
  const work = await prepare(lab)
  await lab.mark()
  await undisturbed(stage, work)
  const whole = await undisturbed(stage, work)
  if (whole.outcome !== 'ok') stage.broken.push(`${name} answered ${whole.outcome} undisturbed`)
  const points = pointsOf(whole.said, most, random)
  for (const point of points) await cutAt(stage, name, work, point, whole)
  stage.points += points.length
  form.say(`${name}: ${points.length} of ${whole.said.length * CUTS.length} points (${((Date.now() - from) / 1_000).toFixed(1)} s)`)
}

/** `PROOF_WRITE` names some of them by a pattern over their names. */
export async function faults(form: Form): Promise<ProofResult> {
  const writing = (Object.keys(writes) as WriteName[]).filter((name) => typeof writes[name] === 'function')
  const chosen = chosenBy('PROOF_WRITE', [...writing, ...Object.keys(works)])
  const named = writing.filter((name) => chosen.includes(name))
  const worked = Object.keys(works).filter((name) => chosen.includes(name))
  const most = form.long ? Number.POSITIVE_INFINITY : Math.ceil(SHORT / (named.length + worked.length))
  const lab = await Lab.open()
  try {
    const stage: Stage = { lab, form, random: numbersFrom(form.seed ?? 20_261_122), points: 0, broken: [] }
    for (const name of named) {
      const prepare = writes[name]
      if (typeof prepare === 'function') await tryWork(stage, name, async (room) => prepare(room).then((act) => ({ act, again: act, over: room.shop.now })), most)
    }
    for (const name of worked) await tryWork(stage, name, works[name] as (room: Lab) => Promise<Work>, most)
    const missing = Object.entries(calls).filter(([name, { kind }]) => kind === 'write' && !(name in writes))
    return { summary: `${stage.points} points of ${named.length} writes and ${worked.length} works`, broken: [...stage.broken, ...missing.map(([name]) => `${name} has no row in faults/writes.ts`)] }
  } finally {
    await lab.close()
  }
}
