import { randomUUID } from 'node:crypto'
import type { CallName, Input } from '@domain/contract'
import type { Answer, Person } from '../../support/person'
import type { LabServer } from './lab'

/** A request to whichever server is named. */
export type Act = (server: LabServer) => Promise<Answer>

/** The same request each time it is made: one key, one moment. */
export function asks<C extends CallName>(person: Person, name: C, input: Input<C>, now: string): Act {
  const key = randomUUID()
  return (server) => server.call(name, input, { token: person.token, key, now })
}

export const outcomeOf = ({ body, status }: Answer): string => (body.ok === true ? 'ok' : (body.refusal ?? body.error ?? String(status)))
