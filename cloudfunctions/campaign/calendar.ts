import { ok } from '@domain/result'
import { atShopTime, nextShopDay } from '@domain/time'
import type { Handler } from '../_kit/serve'
import { workPlaces } from '../station/station'
import { roundsBetween } from './campaign-sql'

/** More than a screen can show; who sees so many asks for one station. */
const MOST = 1_000

export const calendar: Handler<'campaign.calendar'> = async ({ from, until, stationId }, call) => {
  const days = { from: atShopTime(from, '00:00'), until: atShopTime(nextShopDay(until), '00:00') }
  const found = await roundsBetween(call.tx, { scope: workPlaces(call), stationId, ...days, most: MOST + 1 })
  return ok({ rounds: found.slice(0, MOST), more: found.length > MOST })
}
