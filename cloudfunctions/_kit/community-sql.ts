import type { Call } from './call'
import { holds } from './scope'

/** Whether the caller operates this community, and it is there: to an admin too one that nobody knows answers as nothing. */
export const operates = async (call: Pick<Call, 'tx' | 'roles'>, communityId: string): Promise<boolean> =>
  holds(call, 'operator', communityId) && (await call.tx.selectFrom('community').select('id').where('id', '=', communityId).executeTakeFirst()) !== undefined
