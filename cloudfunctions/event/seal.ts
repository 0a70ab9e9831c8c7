import { createHmac, timingSafeEqual } from 'node:crypto'
import { SEAL_CHARS, stepAt, type Ticket } from '@domain/event/ticket'
import type { Instant } from '@domain/time'

const FIGURES = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 80 bits of an HMAC over the registration and the moment, in the ticket's figures. */
function sealOf(key: string, { registrationId, step }: Pick<Ticket, 'registrationId' | 'step'>): string {
  const mac = createHmac('sha256', key).update(`${registrationId} ${step}`).digest()
  return Array.from(mac.subarray(0, SEAL_CHARS), (byte) => FIGURES.charAt(byte & 31)).join('')
}

export const ticketAt = (key: string, registrationId: string, now: Instant): Ticket => {
  const step = stepAt(now)
  return { registrationId, step, seal: sealOf(key, { registrationId, step }) }
}

export const isGenuine = (key: string, ticket: Ticket): boolean => timingSafeEqual(Buffer.from(sealOf(key, ticket)), Buffer.from(ticket.seal))
