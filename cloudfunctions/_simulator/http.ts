import type { Instant } from '@domain/time'
import { instant } from '@domain/time'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'

export interface Asked {
  method: string
  path: string
  query: URLSearchParams
  /** Path and query exactly as they came: what a signature covers. */
  target: string
  /** The address under which the asker reached the simulator. */
  origin: string
  headers: IncomingHttpHeaders
  body: Buffer
  /** The business time of this request. */
  now: Instant
}

export interface Told {
  status: number
  headers?: Record<string, string>
  body?: string | Buffer
  /** The answer gets lost on its way. */
  dropped?: boolean
}

export interface Route {
  method: 'GET' | 'POST'
  path: RegExp
  handle: (asked: Asked, ...parts: string[]) => Told | Promise<Told>
}

const MOST_BYTES = 1_000_000

export const json = (status: number, value: unknown): Told => ({
  status,
  headers: { 'Content-Type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value)
})

export const notFound = (): Told => json(404, { error: 'not_found' })

export async function answer(routes: readonly Route[], asked: Asked): Promise<Told> {
  for (const { method, path, handle } of routes) {
    const match = method === asked.method ? path.exec(asked.path) : null
    if (match) return handle(asked, ...match.slice(1).map(decodeURIComponent))
  }
  return notFound()
}

/** Null when the body is too large. */
export async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MOST_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The instant in X-Test-Now: null without one, undefined when it isn't one. */
export function namedInstant(headers: IncomingHttpHeaders): Instant | null | undefined {
  const text = headers['x-test-now']
  if (text === undefined) return null
  return typeof text === 'string' && !Number.isNaN(Date.parse(text)) ? instant(text) : undefined
}

export function tell(response: ServerResponse, { status, headers, body = '', dropped }: Told): void {
  if (dropped) {
    response.socket?.destroy()
    return
  }
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body), 'X-Content-Type-Options': 'nosniff' })
  response.end(body)
}
