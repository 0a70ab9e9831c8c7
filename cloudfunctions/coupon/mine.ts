import { ok } from '@domain/result'
import { instant } from '@domain/time'
import type { Handler } from '../_kit/serve'
import { BadInput } from '../_kit/serve'
import { overCoupons, usableCoupons } from './coupon-sql'
import { viewCoupons } from './view'

const PAGE = 50

/** The usable ones, then the rest; who wants one sort alone says so. A cursor says how far she is, and in which. */
export const mine: Handler<'coupon.mine'> = async ({ show, cursor }, { tx, personId, now }) => {
  const place = cursor === undefined ? undefined : placeOf(cursor)
  const usable = show === 'over' || place?.in === 'over' ? [] : await usableCoupons(tx, personId, now, place?.in === 'usable' ? place : undefined, PAGE)
  const rest = PAGE - usable.length
  const over = show === 'usable' || rest === 0 ? [] : await overCoupons(tx, personId, now, place?.in === 'over' ? place.id : undefined, rest)
  const last = [...usable, ...over].at(-1)
  const full = usable.length + over.length === PAGE && last
  const coupons = await viewCoupons(tx, [...usable, ...over], now)
  return ok({ coupons, cursor: !full ? null : over.length > 0 ? `o.${last.id}` : `u.${Date.parse(last.validUntil)}.${last.id}` })
}

type At = { in: 'usable'; until: string; id: string } | { in: 'over'; id: string }

function placeOf(cursor: string): At {
  const [kind, first = '', second = ''] = cursor.split('.')
  if (kind === 'o' && first) return { in: 'over', id: first }
  if (kind === 'u' && /^\d{1,15}$/.test(first) && second) return { in: 'usable', until: instant(Number(first)), id: second }
  throw new BadInput('cursor', 'has the wrong form')
}
