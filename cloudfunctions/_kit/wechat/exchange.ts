import type { Headers } from './platform-signature'

/** Asked and refused: WeChat has done nothing. */
export interface Refused {
  kind: 'refused'
  status: number
  code: string
  message: string
}

/** Nobody knows whether it happened: ask again with the same number, or query. */
export interface Unknown {
  kind: 'unknown'
  why: string
}

export interface Answer {
  kind: 'answer'
  status: number
  headers: Headers
  body: Buffer
}

export interface Question {
  url: string
  method: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string
  timeoutMs?: number
}

export const TIMEOUT_MS = 5_000

/** One request, one answer. A broken or late connection is `unknown`; it is never tried again here, since only the caller knows whether that is safe. */
export async function exchange(question: Question): Promise<Answer | Unknown> {
  try {
    const response = await fetch(question.url, {
      method: question.method,
      headers: { Accept: 'application/json', 'User-Agent': 'LinPin', ...question.headers },
      body: question.body,
      redirect: 'error',
      signal: AbortSignal.timeout(question.timeoutMs ?? TIMEOUT_MS)
    })
    const body = Buffer.from(await response.arrayBuffer())
    return { kind: 'answer', status: response.status, headers: Object.fromEntries(response.headers), body }
  } catch (error) {
    return { kind: 'unknown', why: isObject(error) && error.name === 'TimeoutError' ? 'timeout' : 'connection' }
  }
}

export type JsonObject = { readonly [key: string]: unknown }

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Null for what isn't JSON or holds no object. */
export function readJson(body: Buffer): JsonObject | null {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

export const text = (value: unknown): string => (typeof value === 'string' ? value : '')
export const object = (value: unknown): JsonObject => (isObject(value) ? value : {})
