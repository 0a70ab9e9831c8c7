import { CHANNELS } from '@domain/referral/channels'
import { rightsEver } from '../streak/streak'
import type { Call } from '../_kit/call'
import { countExclusive } from './exchange-sql'

/** Whether what signing in gives may be had in the channel that the caller is in. */
export const offersRights = ({ channel }: Call): boolean => channel !== null && CHANNELS[channel].signInRewards

/** How many exclusive things somebody may still have, here. */
export const rightsLeft = async (call: Call): Promise<number> =>
  offersRights(call) ? (await rightsEver(call.tx, call.personId)) - (await countExclusive(call.tx, call.personId)) : 0
