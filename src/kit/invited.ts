import { useEffect } from 'react'
import { call } from './call'
import { useSession } from './session-store'
import { forget, recall, remember } from './store'

const KEPT = 'invite'

/**
 * Somebody came by an invitation's link and goes straight to the goods: it is kept until she is signed in, and taken then. Who can't take it any more, having
 * bought or come by another before, goes on as she is and isn't bothered with it.
 */
export function useInvited(invite: string | undefined): void {
  const who = useSession(({ session }) => session?.personId ?? null)
  useEffect(() => {
    if (invite) remember(KEPT, invite)
    const kept = recall<string>(KEPT)
    if (who === null || kept === null) return
    void call('referral.bind', { invite: kept }).then(({ kind }) => {
      if (kind === 'done' || kind === 'refused') forget(KEPT)
    })
  }, [who, invite])
}
