import { eveningOf, stepOf } from '@domain/campaign/evening'
import type { CampaignState } from '@domain/campaign/contract'
import { instant, shopDay } from '@domain/time'

const CUT_OFF = instant('2026-11-22T15:00:00.000Z')
const PICKUP = shopDay(instant('2026-11-23T04:00:00.000Z'))
const round = (state: CampaignState, closesAt = CUT_OFF) => ({ state, closesAt, pickupDay: PICKUP })

test('a round waits until the very cut-off, then it is to be closed', () => {
  expect(stepOf(round('open'), instant('2026-11-22T14:59:59.999Z'))).toBe('wait')
  expect(stepOf(round('open'), CUT_OFF)).toBe('close')
})

test('goods are expected from the first moment of the pickup day in the shop', () => {
  expect(stepOf(round('closed'), instant('2026-11-22T15:59:59.999Z'))).toBe('pack')
  expect(stepOf(round('closed'), instant('2026-11-22T16:00:00.000Z'))).toBe('arrive')
})

test('a draft can be published until its cut-off; a round that is over asks for nothing', () => {
  expect(stepOf(round('draft'), instant('2026-11-22T14:59:59.999Z'))).toBe('publish')
  for (const state of ['draft', 'done', 'cancelled'] as const) expect(stepOf(round(state), CUT_OFF)).toBeNull()
})

test('what people wait for comes first: closing, then arrival, then the desk', () => {
  const later = instant('2026-11-23T15:00:00.000Z')
  const rounds = [round('draft', later), round('arrived'), round('open', later), round('closed'), round('open')]
  expect(eveningOf(rounds, instant('2026-11-23T10:00:00.000Z')).map(({ step }) => step)).toEqual(['close', 'arrive', 'hand', 'wait', 'publish'])
})
