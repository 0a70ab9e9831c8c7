import type { Input, Output } from '@domain/contract'
import { useCallback, useEffect, useState } from 'react'
import { call, type Answer } from './call'
import { useSession } from './session-store'

export type Invite = Output<'referral.invite'>

/** One's own invitation, made at the first look and the same at every later one. */
export function useInvite(wish: Input<'referral.invite'> | null): { readonly invite: Invite | null; readonly answer: Answer<'referral.invite'> | null; readonly again: () => Promise<void> } {
  const who = useSession(({ session }) => session?.personId ?? '')
  const question = wish === null || who === '' ? null : JSON.stringify({ who, wish })
  const [heard, setHeard] = useState<{ question: string; answer: Answer<'referral.invite'> } | null>(null)
  const again = useCallback(async () => {
    if (question === null) return
    const { wish: asked } = JSON.parse(question) as { wish: Input<'referral.invite'> }
    setHeard({ question, answer: await call('referral.invite', asked) })
  }, [question])
  useEffect(() => {
    void again()
  }, [again])
  const answer = heard?.question === question ? heard.answer : null
  return { answer, invite: answer?.kind === 'done' ? answer.value : null, again }
}
