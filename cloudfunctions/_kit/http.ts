import type { Instant } from '@domain/time'
import type { Call } from './call'

/** A request that is no call: a notice from outside. Header names are in lower case; the body is what came, byte for byte. */
export interface HttpRequest {
  method: string
  path: string
  headers: Readonly<Record<string, string>>
  rawBody: Buffer
}

export interface HttpReply {
  status: number
  body?: unknown
}

export interface HttpDoor {
  now: Instant
  requestId: string
  /** One transaction, with nobody asking. */
  inTx<T>(work: (call: Call) => Promise<T>): Promise<T>
}

export type HttpHandler = (request: HttpRequest, door: HttpDoor) => Promise<HttpReply>
