/** One request as it leaves the phone, and the answer as it comes back. Two transports (`transport.h5.ts`, `transport.weapp.ts`) carry it. */
export interface WireRequest {
  readonly name: string
  readonly input: unknown
  readonly key: string | null
  readonly token: string | null
  /** After this long without an answer the request counts as lost. */
  readonly timeoutMs: number
}

export interface WireAnswer {
  readonly status: number
  readonly body: unknown
  /** The server's business time as it says it, else null. */
  readonly serverTime: string | null
  readonly retryAfterS: number | null
}

/** Rejects when no answer came: the request may or may not have reached the server. */
export type Send = (request: WireRequest) => Promise<WireAnswer>

export const headersOf = ({ key, token }: WireRequest): Record<string, string> => ({
  'Content-Type': 'application/json',
  ...(key === null ? {} : { 'Idempotency-Key': key }),
  ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
})

/** Reads what both transports find in an answer's headers. `X-Now` is the shop's time, `Date` the machine's. */
export function answerOf(status: number, body: unknown, header: (name: string) => string | null): WireAnswer {
  const retry = Number(header('retry-after') ?? Number.NaN)
  return { status, body, serverTime: header('x-now') ?? header('date'), retryAfterS: Number.isFinite(retry) ? retry : null }
}
