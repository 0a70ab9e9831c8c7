/** The parts of PostgreSQL's wire protocol (version 3) that one must read to stand between a server and its database. */

export interface Message {
  /** Its first byte; '' for the packet that opens a connection, which has none. */
  readonly type: string
  /** All of it, as it goes over the wire. */
  readonly bytes: Buffer
}

/** Cuts what comes in into messages, however the network had cut it. */
export class Messages {
  private rest: Buffer = Buffer.alloc(0)

  /** `opening`: the first packet of a phone line from a client, which has no type. */
  constructor(private opening: boolean) {}

  read(chunk: Buffer): Message[] {
    this.rest = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk])
    const found: Message[] = []
    for (;;) {
      const head = this.opening ? 0 : 1
      if (this.rest.length < head + 4) return found
      const length = head + this.rest.readInt32BE(head)
      if (this.rest.length < length) return found
      found.push({ type: this.opening ? '' : String.fromCharCode(this.rest[0] ?? 0), bytes: this.rest.subarray(0, length) })
      this.rest = this.rest.subarray(length)
      this.opening = false
    }
  }
}

const message = (type: string, body: Buffer): Message => {
  const bytes = Buffer.alloc(5 + body.length)
  bytes.write(type, 0, 'latin1')
  bytes.writeInt32BE(4 + body.length, 1)
  body.copy(bytes, 5)
  return { type, bytes }
}

/** Where the text of a statement stands in a `Parse` (after the name) or a simple `Query`; null in any other message. */
function textOf({ type, bytes }: Message): { from: number; until: number } | null {
  if (type !== 'P' && type !== 'Q') return null
  const from = type === 'P' ? bytes.indexOf(0, 5) + 1 : 5
  return { from, until: bytes.indexOf(0, from) }
}

export function statementIn(one: Message): string | null {
  const place = textOf(one)
  return place && one.bytes.toString('utf8', place.from, place.until)
}

/** The same message with another statement in it. */
export function withStatement(one: Message, text: string): Message {
  const place = textOf(one)
  if (!place) return one
  return message(one.type, Buffer.concat([one.bytes.subarray(5, place.from), Buffer.from(text), one.bytes.subarray(place.until)]))
}

/** A client has said all of one exchange and waits for the answer: a simple query, or `Sync` after the parts of an extended one. */
export const endsExchange = ({ type }: Message): boolean => type === 'Q' || type === 'S'
/** The database has answered the exchange. */
export const isReady = ({ type }: Message): boolean => type === 'Z'
export const isError = ({ type }: Message): boolean => type === 'E'

/** The process that serves a connection, from `BackendKeyData`. */
export const backendOf = ({ type, bytes }: Message): number | null => (type === 'K' ? bytes.readInt32BE(5) : null)

/** The five characters of an error's SQLSTATE. */
export function sqlState({ bytes }: Message): string {
  for (let at = 5; at < bytes.length && bytes[at] !== 0; ) {
    const end = bytes.indexOf(0, at + 1)
    if (bytes[at] === 67) return bytes.toString('latin1', at + 1, end)
    at = end + 1
  }
  return ''
}
