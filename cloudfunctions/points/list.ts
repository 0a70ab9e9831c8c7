import type { PointsEntryView } from '@domain/points/contract'
import { nextToExpire, POINTS_KINDS } from '@domain/points/points'
import { ok } from '@domain/result'
import type { Instant } from '@domain/time'
import type { Handler } from '../_kit/serve'
import type { SeenRow } from './points-sql'
import { creditsOf, entriesOf, findAccount } from './points-sql'

const PAGE = 50

export const list: Handler<'points.list'> = async ({ cursor }, { tx, personId, now }) => {
  const account = await findAccount(tx, personId)
  if (!account) return ok({ free: 0, frozen: 0, held: 0, next: null, entries: [], cursor: null })
  const { credits, used } = await creditsOf(tx, personId)
  const rows = await entriesOf(tx, personId, cursor, PAGE)
  const { free, frozen, held } = account
  return ok({ free, frozen, held, next: nextToExpire(credits, used), entries: rows.map((row) => viewEntry(row, now)), cursor: rows.length === PAGE ? (rows.at(-1)?.id ?? null) : null })
}

const HOW = { free: 'earned', frozen: 'earned', held: 'held', spent: 'spent', expired: 'expired', reversed: 'reversed', issued: 'earned' } as const

function viewEntry(row: SeenRow, now: Instant): PointsEntryView {
  const back = row.fromAccount === 'held' || row.fromAccount === 'spent'
  const gives = back || row.fromAccount === 'issued'
  return {
    entryId: row.id,
    kind: POINTS_KINDS.find((kind) => row.kind === kind || row.kind.startsWith(`${kind}_`)) ?? 'other',
    how: back ? 'back' : row.toAccount === 'held' && row.over ? 'spent' : HOW[row.toAccount],
    points: gives ? row.points : -row.points,
    at: row.at,
    freeAt: row.freeAt !== null && row.freeAt > now ? row.freeAt : null,
    orderId: row.source === 'order' ? row.sourceId : null,
  }
}
