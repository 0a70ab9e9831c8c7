import type { HttpReply } from './http'
import type { Event } from './serve'

interface CloudEvent {
  Type?: unknown
  call?: unknown
  input?: unknown
  key?: unknown
  httpMethod?: unknown
  path?: unknown
  headers?: unknown
  body?: unknown
  isBase64Encoded?: unknown
}

/**
 * Reads an event of WeChat's cloud. Only the platform may wake timers and hand in HTTP requests: whoever came through a mini-program has an openid, and is
 * let make calls alone, whatever the event says.
 */
export function cloudEvent(event: unknown, fromPhone: boolean): Event | undefined {
  if (typeof event !== 'object' || event === null) return undefined
  const { Type, call, input, key, httpMethod, path, headers, body, isBase64Encoded } = event as CloudEvent
  if (typeof call === 'string') return { call, input, key: typeof key === 'string' ? key : undefined }
  if (fromPhone) return undefined
  if (Type === 'Timer') return { timers: true }
  if (typeof httpMethod !== 'string') return undefined
  return {
    http: {
      method: httpMethod,
      path: typeof path === 'string' ? path : '/',
      headers: lowerCase(headers),
      rawBody: Buffer.from(typeof body === 'string' ? body : '', isBase64Encoded === true ? 'base64' : 'utf8')
    }
  }
}

/** A reply as the cloud's HTTP service takes it. */
export const cloudReply = ({ status, body }: HttpReply) => ({
  statusCode: status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: body === undefined ? '' : JSON.stringify(body)
})

const lowerCase = (headers: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries((headers ?? {}) as Readonly<Record<string, unknown>>).map(([name, value]) => [name.toLowerCase(), String(value)]))
