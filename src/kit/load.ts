import type { Input, Output } from '@domain/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import { ask, seenIn, type Answer, type ReadName } from './call'
import { useSession } from './session-store'

/** What a page that shows one answer knows: null while the first answer is awaited. While it asks again, the last one stays. */
export interface Loaded<C extends ReadName> {
  readonly answer: Answer<C> | null
  /** What can be shown: the answer's value, or the one seen last while offline or the server fails. */
  readonly value: Output<C> | null
  readonly again: () => Promise<void>
}

function valueOf<C extends ReadName>(answer: Answer<C> | null): Output<C> | null {
  return answer?.kind === 'done' ? answer.value : (seenIn(answer)?.value ?? null)
}

/** Asks when the page opens, when its question changes and when somebody else signs in; `input` null waits. Answers are kept for offline. */
export function useAsk<C extends ReadName>(name: C, input: Input<C> | null): Loaded<C> {
  const who = useSession(({ session }) => session?.personId ?? '')
  const question = input === null ? null : JSON.stringify({ who, input })
  const [heard, setHeard] = useState<{ question: string; answer: Answer<C> } | null>(null)
  const latest = useRef(question)
  latest.current = question
  const again = useCallback(async () => {
    if (question === null) return
    const asked = JSON.parse(question) as { input: Input<C> }
    const answer = await ask(name, asked.input, { keep: true })
    if (latest.current === question) setHeard({ question, answer })
  }, [name, question])
  useEffect(() => {
    void again()
  }, [again])
  const answer = heard?.question === question ? heard.answer : null
  return { answer, value: valueOf(answer), again }
}
