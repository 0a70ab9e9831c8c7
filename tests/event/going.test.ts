import type { EventView } from '@domain/event/contract'
import { instant } from '@domain/time'
import { calendarFile } from '../../src/event/going/detail/calendar'
import { missingOf, newParty, sizeOf, slotsToCome, wishOf } from '../../src/event/going/detail/party'
import { shutOf } from '../../src/event/going/standing'
import { slotWords, spanWords } from '../../src/event/times'

const NOW = instant('2026-11-22T02:00:00.000Z')
const slot = { slotId: 'slot', startsAt: instant('2026-11-28T06:00:00.000Z'), endsAt: instant('2026-11-28T08:00:00.000Z'), capacity: 10, left: 10, waiting: 0 }
const event = {
  eventId: 'event',
  title: '包饺子，一起来',
  place: '3 号楼; 一层',
  about: '面和馅都备好了。\n带上围裙，孩子要有大人陪着，包好的可以带回家，也可以当场下锅一起吃，锅碗都有。',
  state: 'open',
  slots: [slot],
  partyMost: 2,
  photos: true,
  registerFrom: NOW,
  registerUntil: slot.startsAt,
} as unknown as EventView

test('a calendar file says when and where, in lines that every calendar reads', () => {
  const file = calendarFile(event, slot, NOW, 'https://example.org/e')
  const lines = file.split('\r\n')
  expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
  expect(lines.at(-1)).toBe('')
  const whole = file.replaceAll('\r\n ', '')
  for (const said of ['DTSTART:20261128T060000Z', 'DTEND:20261128T080000Z', 'SUMMARY:包饺子，一起来', 'LOCATION:3 号楼\\; 一层', '备好了。\\n带上围裙', 'UID:event-slot@linpin']) expect(whole).toContain(said)
})

test('nothing is agreed to beforehand, and who registers comes along', () => {
  expect(newParty(event, NOW)).toEqual({ slotId: 'slot', me: true, family: [], extras: [], photos: false, names: false })
  expect(newParty({ ...event, slots: [slot, { ...slot, slotId: 'other' }] }, NOW).slotId).toBeNull()
})

test('a form says what it lacks: a slot, people, a name, the consent to keep it', () => {
  const party = newParty(event, NOW)
  expect(missingOf({ ...party, slotId: null }, event, true, NOW)).toBe('slot')
  expect(missingOf({ ...party, me: false }, event, true, NOW)).toBe('nobody')
  expect(missingOf({ ...party, extras: ['外婆', '爷爷'] }, event, true, NOW)).toBe('too_many')
  expect(missingOf({ ...party, extras: [' '] }, event, true, NOW)).toBe('name')
  expect(missingOf({ ...party, extras: ['外婆'] }, event, false, NOW)).toBe('consent')
  expect(missingOf({ ...party, extras: ['外婆'], names: true }, event, false, NOW)).toBeNull()
  expect(sizeOf({ ...party, extras: ['外婆'] })).toBe(2)
})

test('nobody is put in line for a slot that has begun, or with more people than it holds', () => {
  const two = { ...newParty(event, NOW), extras: ['外婆'] }
  const full = { ...event, slots: [{ ...slot, left: 1 }] }
  expect(missingOf(two, full, true, NOW)).toBeNull()
  expect(missingOf(two, full, true, slot.startsAt)).toBe('begun')
  expect(slotsToCome({ slots: [{ ...slot, left: 0 }] }, slot.startsAt)).toEqual([])
  expect(missingOf(two, { ...event, slots: [{ ...slot, capacity: 1 }] }, true, NOW)).toBe('too_many')
})

test('what lasts over several days names its days; slots of one day only their hours', () => {
  const next = { startsAt: instant('2026-11-29T01:00:00.000Z'), endsAt: instant('2026-11-29T03:00:00.000Z') }
  expect(spanWords({ startsAt: slot.startsAt, endsAt: next.endsAt })).toBe('11月28日 周六 14:00 – 11月29日 周日 11:00')
  expect(slotWords(slot, [slot, next])).toBe(spanWords(slot))
  expect(slotWords(slot, [slot, slot])).toBe('14:00–16:00')
})

test('pictures are asked about only where some are taken', () => {
  const party = { ...newParty(event, NOW), extras: [' 外婆 '] }
  expect(wishOf(party, event, 'me')).toEqual({ eventId: 'event', slotId: 'slot', people: [{ personId: 'me' }, { name: '外婆' }], photos: false })
  expect(wishOf(party, { ...event, photos: false }, 'me')).not.toHaveProperty('photos')
})

test('one registers between the first and the last moment for it, unless it was called off', () => {
  expect(shutOf(event, NOW)).toBeNull()
  expect(shutOf({ ...event, registerFrom: slot.startsAt }, NOW)).toBe('not_yet')
  expect(shutOf(event, slot.startsAt)).toBe('closed')
  expect(shutOf({ ...event, state: 'running' }, slot.startsAt)).toBe('running')
  expect(shutOf({ ...event, state: 'cancelled' }, NOW)).toBe('cancelled')
  expect(shutOf({ ...event, state: 'done' }, NOW)).toBe('over')
})
