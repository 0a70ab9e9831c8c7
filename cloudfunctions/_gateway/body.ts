import type { Readable } from 'node:stream'
import { LIMITS } from '../_kit/limits'

/** Reads a body's bytes, at most so many; undefined when there are more. What is too much is read on for a while and dropped, so that the sender hears the answer. */
export async function readBody(stream: Readable, most: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > LIMITS.bodyDiscardBytes) break
    if (size <= most) chunks.push(chunk)
  }
  return size <= most ? Buffer.concat(chunks) : undefined
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** No body is an empty object. */
export function parseJson(body: Buffer): { input: unknown } | { unreadable: string } {
  if (body.length === 0) return { input: {} }
  try {
    return { input: JSON.parse(utf8.decode(body)) as unknown }
  } catch {
    return { unreadable: 'is not JSON in UTF-8' }
  }
}
