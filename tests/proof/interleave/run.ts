import { chosenBy, type Form, type ProofResult } from '../parts'
import { brokenOver } from '../proxy/invariants'
import { Lab } from '../proxy/lab'
import { outcomeOf } from '../proxy/scene'
import { perform, type Performance, type Schedule } from './conductor'
import { pairs, type Meeting, type Pair } from './pairs'
import { planted } from './planted'
import { schedulesOf } from './schedules'

interface Stage {
  readonly lab: Lab
  readonly form: Form
  readonly seed: number
}
interface Tried {
  readonly performance: Performance
  readonly outcome: string
  readonly wrong: readonly string[]
}

const SHORT = 2_000
const LONG = 15_000
/** A planted mistake must show itself within so many orders. */
const FOUND_WITHIN = 120

/** Puts a pair in one order, looks at what came of it, and goes back to where it began. */
async function tryOrder({ lab }: Stage, meeting: Meeting, schedule: Schedule, plant?: (sql: string) => string): Promise<Tried> {
  try {
    await meeting.first?.()
    const performance = await perform({ servers: [lab.a, lab.b], undo: lab.undo }, meeting.acts, schedule, plant)
    const outcome = performance.answers.map(outcomeOf).join(' ')
    const wrong = meeting.lawful.includes(outcome) ? [] : [`answered ${outcome}`]
    const broken = await brokenOver(lab, await lab.undo.touched(), lab.shop.now)
    if (meeting.then !== undefined) broken.push(...(await afterwards(lab, meeting.then)))
    wrong.push(...new Set(broken), ...((await meeting.look?.(performance.answers)) ?? []))
    for (const server of [lab.a, lab.b, lab.shop]) wrong.push(...server.takeFailures())
    return { performance, outcome, wrong }
  } finally {
    await lab.goBack()
  }
}

/** What the two left to be done is done, money that goes back arrives, and everything is looked at again. */
async function afterwards(lab: Lab, at: string): Promise<string[]> {
  const { shop, undo } = lab
  const before = shop.now
  await shop.runDue(at)
  await shop.flush()
  await shop.runDue()
  const broken = await brokenOver(lab, await undo.touched(), shop.now)
  shop.at(before)
  return broken
}

/** How many statements each has, undisturbed; done twice, since what a server learns the first time it does not ask again. */
async function lengths(stage: Stage, meeting: Meeting): Promise<readonly [number, number]> {
  const alone = (first: 0 | 1) => tryOrder(stage, meeting, String(first).repeat(1_000))
  await alone(0)
  const [one, other] = [await alone(0), await alone(1)]
  return [Math.max(one.performance.points[0], other.performance.points[0]), Math.max(one.performance.points[1], other.performance.points[1])]
}

async function prepare(stage: Stage, pair: Pair): Promise<{ meeting: Meeting; points: readonly [number, number] }> {
  const meeting = await pair.meet(stage.lab)
  await stage.lab.mark()
  return { meeting, points: await lengths(stage, meeting) }
}

interface Count {
  orders: number
  deadlocks: number
  found: number
  readonly broken: string[]
}

async function tryPair(stage: Stage, pair: Pair, count: Count): Promise<void> {
  const from = Date.now()
  const { meeting, points } = await prepare(stage, pair)
  const most = Math.ceil((stage.form.long ? LONG : SHORT) / pairs.length)
  const schedules = schedulesOf(...points, most, stage.seed)
  const outcomes = new Map<string, number>()
  for (const schedule of schedules) {
    const { outcome, wrong, performance } = await tryOrder(stage, meeting, schedule)
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    count.deadlocks += performance.deadlocks
    if (wrong.length === 0) continue
    count.broken.push([`${pair.name}, order ${schedule}: ${wrong.join('; ')}`, ...performance.trace].join('\n      '))
    stage.form.say(`wrong: ${pair.name}, order ${schedule}`)
  }
  count.orders += schedules.length
  const answers = [...outcomes].map(([what, n]) => `${n} × ${what}`).join(', ')
  stage.form.say(`${pair.name}: ${schedules.length} orders of ${points.join(' + ')} statements, ${answers} (${((Date.now() - from) / 1_000).toFixed(1)} s)`)
  await plantInto(stage, pair, meeting, schedules, count)
}

/** The same pair with mistakes planted: each must be seen. */
async function plantInto(stage: Stage, pair: Pair, meeting: Meeting, schedules: readonly Schedule[], count: Count): Promise<void> {
  for (const { mistake, plant } of planted.filter((each) => each.pair === pair.name)) {
    let changed = 0
    const counting = (sql: string) => {
      const text = plant(sql)
      if (text !== sql) changed++
      return text
    }
    let tries = 0
    let seen: readonly string[] = []
    for (const schedule of schedules.slice(0, FOUND_WITHIN)) {
      tries++
      seen = (await tryOrder(stage, meeting, schedule, counting)).wrong
      if (seen.length > 0) break
    }
    if (changed === 0) count.broken.push(`planted in ${pair.name}: ${mistake}: no statement took it in`)
    else if (seen.length === 0) count.broken.push(`planted in ${pair.name}: ${mistake}: not found in ${tries} orders`)
    else count.found++
    stage.form.say(`  planted: ${mistake}: ${seen[0] === undefined ? 'not found' : `found by order ${tries}: ${seen[0].slice(0, 120)}`}`)
  }
}

/** `PROOF_PAIR` names some of them by a pattern over their names. */
export async function interleave(form: Form): Promise<ProofResult> {
  const names = chosenBy('PROOF_PAIR', pairs.map(({ name }) => name))
  const chosen = pairs.filter(({ name }) => names.includes(name))
  const count: Count = { orders: 0, deadlocks: 0, found: 0, broken: [] }
  const lab = await Lab.open()
  try {
    const stage: Stage = { lab, form, seed: form.seed ?? 20_261_122 }
    for (const pair of chosen) await tryPair(stage, pair, count)
  } finally {
    await lab.close()
  }
  const mistakes = planted.filter(({ pair }) => chosen.some(({ name }) => name === pair)).length
  return { summary: `${count.orders} orders of ${chosen.length} pairs; ${count.found} of ${mistakes} planted mistakes found; ${count.deadlocks} transactions tried again for another's sake`, broken: count.broken }
}
