/** What an action answers: a value, or a refusal with a code from the closed set of its contract. */
export type Ok<V> = { readonly ok: true; readonly value: V }
export type Refused<C extends string> = { readonly ok: false; readonly refusal: C; readonly detail?: unknown }
export type Result<V, C extends string = never> = Ok<V> | Refused<C>

export const ok = <V>(value: V): Ok<V> => ({ ok: true, value })

export const refuse = <C extends string>(refusal: C, detail?: unknown): Refused<C> =>
  detail === undefined ? { ok: false, refusal } : { ok: false, refusal, detail }

/** Throws when an invariant does not hold; `invariant` says in words what should have been true. A failed assert is a bug, never an answer. */
export function assert(condition: unknown, invariant: string): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${invariant}`)
}
