import type { ListLine } from '@domain/coupon/list'
import { validityOf } from '@domain/coupon/terms'
import type { Input, Output } from '@domain/contract'
import { ok, refuse } from '@domain/result'
import { tellAll } from '../message/message'
import type { Call, Handler } from '../_kit/serve'
import { giveAll, holdPeople, lastNumbers, peopleById, peopleByPhone, type Given, type Known } from './assign-sql'
import type { BatchRow } from './coupon-sql'
import { isOver, operatedBatch } from './own'
import { readList } from './read-list'

type Trouble = Output<'coupon.assign'>['errors'][number]
/** More lines than these are not told apart: whoever sees so many looks at the file first. */
const ERRORS_MOST = 1_000

export const assign: Handler<'coupon.assign'> = async (input, call) => {
  const batch = await operatedBatch(call, input.batchId, 'update')
  if (batch?.way !== 'assign') return refuse('batch_not_found')
  const validity = validityOf(batch.terms.valid, call.now)
  if (isOver(batch, call) || call.now < batch.claimFrom || validity.until <= call.now) return refuse('batch_over')
  const lines = linesOf(input)
  if (!lines) return refuse('list_unreadable')
  const { given, errors } = await sort(call, batch, lines)
  const room = Math.min((batch.size ?? Number.POSITIVE_INFINITY) - batch.issued, Math.floor(batch.budgetFen / batch.faceFen) - batch.issued)
  if (given.length > room) return refuse('coupons_gone', { left: room, wanted: given.length })
  if (!input.preview && given.length > 0) await hand(call, batch, given, validity, input.note ?? null)
  return ok({ given: given.length, errors: errors.slice(0, ERRORS_MOST) })
}

const linesOf = ({ people, csv }: Input<'coupon.assign'>): ListLine[] | null =>
  csv === undefined ? (people ?? []).map((value, index) => ({ line: index + 1, named: { by: 'person', value } })) : readList(csv)

/** Who of a list gets one, and what is wrong with the other lines. */
async function sort({ tx, newId }: Call, batch: BatchRow, lines: readonly ListLine[]): Promise<{ given: Given[]; errors: Trouble[] }> {
  const values = [...new Set(lines.flatMap(({ named }) => named?.value ?? []))]
  const byPhone = lines.some(({ named }) => named?.by === 'phone')
  const known = byPhone ? await peopleByPhone(tx, batch.communityId, values) : await peopleById(tx, values)
  const held = await holdPeople(tx, known.map(({ personId }) => personId))
  const people = new Map<string, Known>(known.filter(({ personId }) => held.has(personId)).map((one) => [one.named, one]))
  const last = await lastNumbers(tx, batch.id, known.map(({ personId }) => personId))
  const seen = new Set<string>()
  const given: Given[] = []
  const errors: Trouble[] = []
  for (const { line, named } of lines) {
    const person = named ? people.get(named.value) : undefined
    const nth = (person ? (last.get(person.personId) ?? 0) : 0) + 1
    const why = !named ? 'unreadable' : trouble(person, batch, nth, seen)
    if (why || !person) errors.push({ line, why: why ?? 'unknown_person' })
    else given.push({ id: newId(), personId: person.personId, nth })
    if (person) seen.add(person.personId)
  }
  return { given, errors }
}

function trouble(person: Known | undefined, batch: BatchRow, nth: number, seen: ReadonlySet<string>): Trouble['why'] | undefined {
  if (!person) return 'unknown_person'
  if (person.communityId !== batch.communityId) return 'other_community'
  if (seen.has(person.personId)) return 'twice'
  return nth > batch.perPerson ? 'enough' : undefined
}

async function hand(call: Call, batch: BatchRow, given: readonly Given[], { from, until }: ReturnType<typeof validityOf>, note: string | null): Promise<void> {
  await giveAll(call.tx, batch, given, { from, until, why: 'assign', note, now: call.now })
  const personIds = given.map(({ personId }) => personId)
  await tellAll(call, { personIds, kind: 'coupon_given', facts: { name: batch.terms.name, why: 'assign', note: note ?? '', faceFen: batch.faceFen, validUntil: until } })
  await call.audit({ communityId: batch.communityId, what: 'coupon.assign', subject: batch.id, after: { given: given.length, note } })
}
