import type { Input, Output } from '@domain/contract'
import { useState } from 'react'
import { useBusy } from './busy'
import { ask, type ReadName } from './call'
import { useAsk, type Loaded } from './load'
import { say, wordsFor } from './say'

/** Lists that come a page at a time. */
export type PagedName = { [C in ReadName]: Output<C> extends { cursor: string | null } ? C : never }[ReadName]

export interface Pages<C extends PagedName> extends Loaded<C> {
  /** Every page fetched so far. */
  readonly pages: readonly Output<C>[]
  /** Fetches the next one; null where there is none. */
  readonly more: (() => void) | null
  readonly busy: boolean
}

/** Like `useAsk`, for a list: the first page comes by itself, the others on request. Asking again starts from the first. */
export function usePages<C extends PagedName>(name: C, input: Input<C> | null): Pages<C> {
  const first = useAsk(name, input)
  const { busy, run } = useBusy()
  const [later, setLater] = useState<{ after: Output<C>; pages: readonly Output<C>[] } | null>(null)
  const rest = first.value !== null && later?.after === first.value ? later.pages : []
  const pages = first.value === null ? [] : [first.value, ...rest]
  const cursor = pages[pages.length - 1]?.cursor ?? null
  const fetchNext = async (after: Output<C>): Promise<void> => {
    const answer = await ask(name, { ...input, cursor } as Input<C>)
    if (answer.kind === 'done') setLater({ after, pages: [...rest, answer.value] })
    else say(wordsFor(answer))
  }
  const { value } = first
  const more = value === null || cursor === null ? null : () => run(() => fetchNext(value))
  return { ...first, pages, more, busy }
}
