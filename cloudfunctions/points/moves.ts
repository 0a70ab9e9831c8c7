import type { PointsKind } from '@domain/points/points'
import { expiresAt } from '@domain/points/points'
import { assert } from '@domain/result'
import type { Instant } from '@domain/time'
import { earliest } from '@domain/time'
import type { Call } from '../_kit/call'
import type { AccountRow, EntryKey, EntryRow, Place } from './points-sql'
import { entryById, findEntry, insertEntry, lockAccount, movesAbout, updateAccount } from './points-sql'

interface Move extends EntryKey {
  readonly id?: string
  readonly communityId: string
  readonly from: Place
  readonly to: Place
  readonly points: number
  readonly aboutId?: string
  readonly freeAt?: Instant
  readonly expiresAt?: Instant
  readonly tenths?: number | undefined
}

/** Moves points of an account that is held. Null, and nothing is changed, where this move was made before. */
export async function move({ tx, now, newId }: Call, account: AccountRow, { from, to, ...entry }: Move): Promise<AccountRow | null> {
  const { points } = entry
  assert(Number.isSafeInteger(points) && points > 0 && from !== to, 'whole points move from one account to another')
  const by = (place: Place): number => (to === place ? points : 0) - (from === place ? points : 0)
  const after = { ...account, free: account.free + by('free'), frozen: account.frozen + by('frozen'), held: account.held + by('held') }
  const { personId, free: freeAfter } = after
  if (!(await insertEntry(tx, { id: newId(), ...entry, personId, fromAccount: from, toAccount: to, freeAfter, at: now }))) return null
  // What came back may be over its date already: the next look at dates finds out.
  const due = entry.expiresAt ?? (to === 'free' && (from === 'held' || from === 'spent') ? now : null)
  const nextExpiry = due === null ? after.nextExpiry : after.nextExpiry === null ? due : earliest(after.nextExpiry, due)
  await updateAccount(tx, { personId, free: after.free, frozen: after.frozen, held: after.held, nextExpiry })
  return { ...after, nextExpiry }
}

export interface Earned extends EntryKey {
  readonly personId: string
  readonly communityId: string
  readonly kind: PointsKind
  readonly points: number
  /** From when they can be spent; frozen before. */
  readonly freeAt: Instant
  /** Of what goods earned: tenths of a point a yuan, by which a refund reckons what is left. */
  readonly tenths?: number
}

/** Gives points. False where they were given for that before, or she is erased. */
export async function earnPoints(call: Call, { personId, freeAt, ...earned }: Earned): Promise<boolean> {
  if (earned.points === 0) return false
  const account = await lockAccount(call.tx, personId)
  if (account.closedAt) return false
  const frozen = freeAt > call.now
  const id = call.newId()
  const moved = await move(call, account, { ...earned, id, from: 'issued', to: frozen ? 'frozen' : 'free', freeAt, expiresAt: expiresAt(call.now) })
  if (moved && frozen) await call.later({ kind: 'points.free', subject: id, communityId: earned.communityId, runAt: freeAt })
  return moved !== null
}

export interface Spending extends EntryKey {
  readonly personId: string
  readonly communityId: string
  readonly kind: PointsKind | `${PointsKind}_again`
  readonly points: number
  /** For something that isn't paid for yet. */
  readonly hold?: boolean
}

/** Takes points that are free. False, and nothing is changed, where there are too few; asked for again it does nothing more. */
export async function spendPoints(call: Call, { personId, hold = false, ...spending }: Spending): Promise<boolean> {
  const account = await lockAccount(call.tx, personId)
  if (await findEntry(call.tx, spending)) return true
  if (account.closedAt || account.free < spending.points) return false
  return (await move(call, account, { ...spending, from: 'free', to: hold ? 'held' : 'spent' })) !== null
}

/** How a spending stands: what of it has not come back, and whether it is still held. */
async function standing(call: Call, spent: EntryRow): Promise<{ left: number; place: 'held' | 'spent' }> {
  const since = await movesAbout(call.tx, spent.id)
  const back = since.filter(({ toAccount }) => toAccount !== 'spent').reduce((sum, { points }) => sum + points, 0)
  const settled = spent.toAccount === 'spent' || since.some(({ toAccount }) => toAccount === 'spent')
  return { left: spent.points - back, place: settled ? 'spent' : 'held' }
}

/** What was held is spent for good. */
export async function settlePoints(call: Call, key: EntryKey): Promise<void> {
  const spent = await findEntry(call.tx, key)
  if (!spent) return
  const account = await lockAccount(call.tx, spent.personId)
  const { left, place } = await standing(call, spent)
  if (place === 'spent' || left === 0) return
  await move(call, account, { ...key, communityId: spent.communityId, kind: `${key.kind}_settled`, from: 'held', to: 'spent', points: left, aboutId: spent.id })
}

/** By what it is undone, where that isn't the thing itself: a refund, of which there may be several. */
export interface Undone {
  readonly source: string
  readonly sourceId: string
}

/** Gives back what was spent or held, all that is left of it or so many; each points' own date stays as it was. Replies how many. */
export async function givePointsBack(call: Call, key: EntryKey, points = Number.MAX_SAFE_INTEGER, by: Undone = key): Promise<number> {
  const spent = await findEntry(call.tx, key)
  if (!spent) return 0
  const account = await lockAccount(call.tx, spent.personId)
  const { left, place } = await standing(call, spent)
  const back = Math.min(points, left)
  if (back === 0) return 0
  const to = account.closedAt ? 'expired' : 'free'
  const { communityId, id: aboutId } = spent
  const moved = await move(call, account, { ...by, kind: `${key.kind}_back`, communityId, from: place, to, points: back, aboutId })
  return moved ? back : 0
}

/**
 * Takes back what was earned, down to what is still deserved (`keep`). It may take the account below 0; then nothing can be spent until it is made up for.
 * What is over its date is not taken back.
 */
export async function reversePoints(call: Call, key: EntryKey, keep = 0, by: Undone = key): Promise<number> {
  const earned = await findEntry(call.tx, key)
  if (!earned?.expiresAt || earned.expiresAt <= call.now) return 0
  const account = await lockAccount(call.tx, earned.personId)
  if (account.closedAt) return 0
  const since = await movesAbout(call.tx, earned.id)
  const frozen = earned.toAccount === 'frozen' && !since.some(({ toAccount }) => toAccount === 'free')
  const points = earned.points - since.filter(({ toAccount }) => toAccount === 'reversed').reduce((sum, each) => sum + each.points, 0) - keep
  if (points <= 0) return 0
  const { communityId, id: aboutId } = earned
  const moved = await move(call, account, { ...by, kind: `${key.kind}_reversed`, communityId, from: frozen ? 'frozen' : 'free', to: 'reversed', points, aboutId })
  return moved ? points : 0
}

/** The after-sale window of what earned them is over: they can be spent. */
export async function freePoints(call: Call, earnedId: string): Promise<void> {
  const earned = await entryById(call.tx, earnedId)
  if (earned?.toAccount !== 'frozen') return
  const account = await lockAccount(call.tx, earned.personId)
  if (account.closedAt) return
  const since = await movesAbout(call.tx, earned.id)
  const points = earned.points - since.reduce((sum, each) => sum + each.points, 0)
  if (points <= 0) return
  const { communityId, id: aboutId } = earned
  await move(call, account, { source: 'points', sourceId: aboutId, kind: 'freed', communityId, from: 'frozen', to: 'free', points, aboutId })
}

/** I37: who is erased has no points, now or when something of hers goes back. */
export async function forgetPoints(call: Call, personId: string): Promise<void> {
  const account = await lockAccount(call.tx, personId)
  if (account.closedAt) return
  const over = { source: 'person', sourceId: personId, communityId: '', to: 'expired' as const }
  let left: AccountRow = account
  if (left.frozen > 0) left = (await move(call, left, { ...over, kind: 'erased_frozen', from: 'frozen', points: left.frozen })) ?? left
  if (left.free > 0) await move(call, left, { ...over, kind: 'erased', from: 'free', points: left.free })
  await updateAccount(call.tx, { personId, nextExpiry: null, closedAt: call.now })
}
