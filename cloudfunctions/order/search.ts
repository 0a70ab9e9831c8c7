import { readSought } from '@domain/order/search'
import { ok } from '@domain/result'
import type { Instant } from '@domain/time'
import { atShopTime, instant, nextShopDay } from '@domain/time'
import { deskName } from '../me/me'
import { workPlaces } from '../station/station'
import { BadInput, type Handler } from '../_kit/serve'
import type { HitRow } from './search-sql'
import { searchOrders } from './search-sql'

const PAGE = 20

const cursorOf = ({ placedAt, orderId }: Pick<HitRow, 'placedAt' | 'orderId'>): string => `${placedAt}_${orderId}`

function readCursor(cursor: string): { placedAt: Instant; orderId: string } {
  const [, at = '', orderId = ''] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_(\w{1,40})$/.exec(cursor) ?? []
  if (Number.isNaN(Date.parse(at))) throw new BadInput('cursor', 'is none of ours')
  return { placedAt: instant(at), orderId }
}

export const search: Handler<'order.search'> = async ({ query = '', stationId, campaignId, state, day, cursor }, call) => {
  const rows = await searchOrders(call.tx, {
    scope: workPlaces(call),
    sought: query === '' ? null : readSought(query),
    stationId,
    campaignId,
    state,
    placed: day && { from: atShopTime(day, '00:00'), until: atShopTime(nextShopDay(day), '00:00') },
    after: cursor === undefined ? undefined : readCursor(cursor),
    now: call.now,
    most: PAGE + 1,
  })
  const page = rows.slice(0, PAGE)
  const names = await deskName(call.tx, page.map((row) => row.personId))
  const last = page.at(-1)
  return ok({
    orders: page.map(({ personId, ...row }) => ({ ...row, name: names.get(personId) ?? '' })),
    cursor: rows.length > PAGE && last ? cursorOf(last) : null,
  })
}
