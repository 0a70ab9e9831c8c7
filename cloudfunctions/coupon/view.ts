import type { BatchView, CouponState, CouponView, GivenView } from '@domain/coupon/contract'
import { assert } from '@domain/result'
import type { Instant } from '@domain/time'
import { namesOfThings } from '../goods/goods'
import type { Tx } from '../_kit/db'
import type { BatchRow, FiguresRow, GivenRow, HeldRow } from './coupon-sql'

/** One whose time is over is shown as expired, whether or not the timer has come by. */
const stateNow = ({ state, validUntil }: Pick<HeldRow, 'state' | 'validUntil'>, now: Instant): CouponState => (state === 'issued' && validUntil <= now ? 'expired' : state)

type ClaimableRow = BatchRow & { left: boolean; mine: number }

/** Each row's view with the names of what its scope names, each once, asked for once for a community; what is gone from the shelf has none. */
async function withThings<Row extends Pick<BatchRow, 'communityId' | 'terms'>, View>(tx: Tx, rows: readonly Row[], view: (row: Row, things: string[]) => View): Promise<View[]> {
  const ids = new Map<string, string[]>()
  for (const { communityId, terms } of rows) {
    if ('ids' in terms.scope) ids.set(communityId, [...(ids.get(communityId) ?? []), ...terms.scope.ids])
  }
  const names = new Map<string, ReadonlyMap<string, string>>()
  for (const [communityId, named] of ids) names.set(communityId, await namesOfThings(tx, communityId, named))
  const namesIn = ({ communityId, terms: { scope } }: Row): string[] => ('ids' in scope ? scope.ids.flatMap((id) => names.get(communityId)?.get(id) ?? []) : [])
  return rows.map((row) => view(row, [...new Set(namesIn(row))]))
}

const couponOf = (row: HeldRow, things: string[], now: Instant): CouponView => ({
  couponId: row.id,
  batchId: row.batchId,
  communityId: row.communityId,
  terms: row.terms,
  things,
  state: stateNow(row, now),
  validFrom: row.validFrom,
  validUntil: row.validUntil,
  why: row.why,
  note: row.note,
  orderId: row.orderId,
  pass: row.pass,
})

const batchOf = (row: ClaimableRow, things: string[]): BatchView => ({
  batchId: row.id,
  communityId: row.communityId,
  terms: row.terms,
  things,
  way: row.way,
  perPerson: row.perPerson,
  claimFrom: row.claimFrom,
  claimUntil: row.claimUntil,
  left: row.left,
  mine: row.mine,
  newOnly: row.newOnly,
  figures: null,
})

const figuresOf = (row: FiguresRow, things: string[]): BatchView => ({
  ...batchOf(row, things),
  figures: {
    size: row.size,
    budgetFen: row.budgetFen,
    issued: row.given,
    locked: row.locked,
    used: row.used,
    expired: row.expired,
    takenBack: row.takenBack,
    offFen: row.offFen,
    stoppedAt: row.stoppedAt,
    policyId: row.policyId,
  },
})

export const viewGiven = (row: GivenRow, nickname: string | null, now: Instant): GivenView => ({
  couponId: row.id,
  personId: row.personId,
  nickname,
  state: stateNow(row, now),
  leaving: row.unwanted && row.state === 'locked',
  why: row.why,
  note: row.note,
  issuedAt: row.issuedAt,
  validUntil: row.validUntil,
  orderId: row.orderId,
})

export const viewCoupons = (tx: Tx, rows: readonly HeldRow[], now: Instant): Promise<CouponView[]> => withThings(tx, rows, (row, things) => couponOf(row, things, now))

export const viewClaimable = (tx: Tx, rows: readonly ClaimableRow[]): Promise<BatchView[]> => withThings(tx, rows, batchOf)

export const viewBatches = (tx: Tx, rows: readonly FiguresRow[]): Promise<BatchView[]> => withThings(tx, rows, figuresOf)

function first<View>([view]: readonly View[]): View {
  assert(view !== undefined, 'a row has a view')
  return view
}

export const viewCoupon = async (tx: Tx, row: HeldRow, now: Instant): Promise<CouponView> => first(await viewCoupons(tx, [row], now))

export const viewBatch = async (tx: Tx, row: FiguresRow): Promise<BatchView> => first(await viewBatches(tx, [row]))
