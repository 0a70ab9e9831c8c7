import { ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { hasOpenOrders, lockPerson } from '../me/me'
import { happened } from '../policy/policy'
import { viewStations } from './station'
import { setStation } from './station-sql'

/** A resident has one station, and keeps it while an order there waits for its money or its pickup. */
export const choose: Handler<'station.choose'> = async ({ stationId }, call) => {
  const { tx, personId } = call
  const station = (await viewStations(tx, [stationId])).get(stationId)
  if (!station) return refuse('station_not_found')
  const person = await lockPerson(tx, personId, 'update')
  if (person?.stationId === stationId) return ok({ station })
  if (await hasOpenOrders(tx, personId)) return refuse('orders_open')
  await setStation(tx, personId, station.communityId, stationId)
  if (!person?.stationId) await happened(call, { event: 'signed_up', personId, communityId: station.communityId })
  return ok({ station })
}
