import type { Input } from '@domain/contract'
import { CHANNELS } from '@domain/referral/channels'
import type { InviteView, Source } from '@domain/referral/contract'
import type { Result } from '@domain/result'
import { assert, ok, refuse } from '@domain/result'
import { homeOf } from '../me/me'
import { viewStations } from '../station/station'
import type { Call } from '../_kit/call'
import { holds, holdsStation } from '../_kit/scope'
import type { Handler } from '../_kit/serve'
import { keepInvite } from './referral-sql'

/** What an invitation of that source stands for: whose it is, where it leads. */
interface Place {
  readonly communityId: string
  readonly stationId: string
  readonly own: boolean
}

/** One's own invitation for the channel that one is in. A store's, staff's or event's belongs to nobody and earns nothing: only its source is counted. */
export const invite: Handler<'referral.invite'> = async (input, call) => {
  const place = await placeOf(input, call)
  if (!place.ok) return place
  const { channel, tx, now, personId } = call
  assert(channel, 'who has a session came through a channel')
  const { own, communityId, stationId } = place.value
  const row = await keepInvite(tx, {
    id: call.secret(),
    personId: own ? personId : null,
    source: input.source ?? 'resident',
    channel,
    earns: own && CHANNELS[channel].inviteRewards,
    communityId,
    stationId,
    label: input.label ?? null,
    createdBy: personId,
    createdAt: now
  })
  return ok(viewOf(row))
}

export const viewOf = (row: { id: string; source: Source; stationId: string | null; earns: boolean; label: string | null }): InviteView => ({
  invite: row.id,
  source: row.source,
  stationId: row.stationId,
  earns: row.earns,
  label: row.label
})

async function placeOf(
  { source = 'resident', stationId, label }: Input<'referral.invite'>,
  call: Call
): Promise<Result<Place, 'no_station' | 'station_not_found' | 'not_yours_to_make'>> {
  const home = await homeOf(call.tx, call.personId)
  const chosen = stationId ?? home.stationId
  if (!chosen) return refuse('no_station')
  const station = (await viewStations(call.tx, [chosen])).get(chosen)
  if (!station) return refuse('station_not_found')
  const { communityId } = station
  if (!mayMake(source, call, chosen, communityId)) return refuse('not_yours_to_make')
  // Strangers read a label: what a resident is called there is the name that she shows.
  if (source === 'resident' ? label : source === 'store' && !label) return refuse('not_yours_to_make')
  return ok({ communityId, stationId: chosen, own: source === 'resident' || source === 'leader' })
}

function mayMake(source: Source, call: Call, stationId: string, communityId: string): boolean {
  if (source === 'resident') return true
  if (source === 'leader') return holdsStation(call, stationId, communityId)
  return holds(call, 'operator', communityId) || (source !== 'store' && holds(call, 'staff', communityId))
}
