import type { EventView, SlotView } from '@domain/event/contract'
import type { Instant } from '@domain/time'

const stamp = (at: Instant): string => `${at.slice(0, 19).replace(/[-:]/g, '')}Z`
const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n')

/** At most 75 bytes a line; what is longer goes on after a line break and a space, between two characters (RFC 5545, 3.1). */
function folded(line: string): string {
  const lines: string[] = []
  let part = ''
  let bytes = 0
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length
    if (bytes + size > 74) {
      lines.push(part)
      part = ''
      bytes = 0
    }
    part += letter
    bytes += size
  }
  return [...lines, part].join('\r\n ')
}

/** A calendar file (RFC 5545) with one slot of an event, and a call two hours before it. */
export function calendarFile({ eventId, title, place, about, revision = 0 }: Pick<EventView, 'eventId' | 'title' | 'place' | 'about' | 'revision'>, slot: Pick<SlotView, 'slotId' | 'startsAt' | 'endsAt'>, now: Instant, address: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//LinPin//event//ZH',
    'BEGIN:VEVENT',
    `UID:${eventId}-${slot.slotId}@linpin`,
    // A calendar that holds an older one takes this one for it.
    `SEQUENCE:${revision}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(slot.startsAt)}`,
    `DTEND:${stamp(slot.endsAt)}`,
    `SUMMARY:${escaped(title)}`,
    `LOCATION:${escaped(place)}`,
    `DESCRIPTION:${escaped(about)}`,
    `URL:${address}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(title)}`,
    'TRIGGER:-PT2H',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}
