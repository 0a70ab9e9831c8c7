import type { Instant } from '../time'
import { epochMs, instant, later, seconds } from '../time'

/** A ticket's code changes this often … */
const STEP_MS = seconds(30)
/** … and counts as fresh so long after it was made (I33). */
export const FRESH_MS = seconds(60)
/** A desk's clock is put right by the server's; so far it may still be behind. */
const BEHIND_MS = STEP_MS

const FIGURES = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const STEP_CHARS = 7
/** 80 bits of the seal. */
export const SEAL_CHARS = 16
const CODE = new RegExp(`^LE([${FIGURES}]{26})([${FIGURES}]{${STEP_CHARS}})([${FIGURES}]{${SEAL_CHARS}})$`)

/** What a code says in the open: whose it is and when it was made. Whether it is true only the server can tell, by its seal. */
export interface Ticket {
  readonly registrationId: string
  readonly step: number
  readonly seal: string
}

/** Null where the text is no ticket's code. */
export function readTicket(text: string): Ticket | null {
  const [, registrationId, step, seal] = CODE.exec(text.trim().toUpperCase()) ?? []
  if (registrationId === undefined || step === undefined || seal === undefined) return null
  return { registrationId, step: [...step].reduce((sum, figure) => sum * 32 + FIGURES.indexOf(figure), 0), seal }
}

export function writeTicket({ registrationId, step, seal }: Ticket): string {
  let rest = step
  let text = ''
  for (let place = 0; place < STEP_CHARS; place++) {
    text = FIGURES.charAt(rest % 32) + text
    rest = Math.floor(rest / 32)
  }
  return `LE${registrationId}${text}${seal}`
}

export const stepAt = (now: Instant): number => Math.floor(epochMs(now) / STEP_MS)
export const madeAt = ({ step }: Pick<Ticket, 'step'>): Instant => instant(step * STEP_MS)
/** When the phone asks for the next one. */
export const nextAt = (ticket: Pick<Ticket, 'step'>): Instant => later(madeAt(ticket), STEP_MS)

/** How old a code was when it was scanned, in milliseconds; below 0 where the desk's clock is behind. */
export const ticketAge = (ticket: Pick<Ticket, 'step'>, scannedAt: Instant): number => epochMs(scannedAt) - ticket.step * STEP_MS

export type Freshness = 'fresh' | 'old' | 'not_yet'
/** `not_yet`: made after it was scanned, by more than clocks differ: the desk's clock is wrong, or somebody plays with it. */
export function freshness(ticket: Pick<Ticket, 'step'>, scannedAt: Instant): Freshness {
  const age = ticketAge(ticket, scannedAt)
  if (age < -BEHIND_MS) return 'not_yet'
  return age <= FRESH_MS ? 'fresh' : 'old'
}
