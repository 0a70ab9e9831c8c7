import { calls } from '@domain/contract'

const draft = {
  stationIds: ['s1'],
  title: '今晚',
  opensAt: '2026-11-22T02:00:00.000Z',
  closesAt: '2026-11-22T15:00:00.000Z',
  pickupDay: '2026-11-23',
  pickupFrom: '17:30',
  pickupUntil: '20:30',
  items: [{ name: '土豆', category: 'vegetable', unit: '500g', grams: 500, picture: null, origin: null, priceFen: 2000, offered: 10, limit: 5 }],
}
const takes = (change: object): boolean => calls['campaign.create'].input.safeParse({ ...draft, ...change }).success

test('takes a draft for this year', () => expect(takes({})).toBe(true))

test.each([
  ['opens in a year that no database knows', { opensAt: '0000-01-01T00:00:00.000Z' }],
  ['closes so late that no day comes after it', { closesAt: '9999-12-31T09:00:00.000Z' }],
  ['is fetched on the last day of all', { pickupDay: '9999-12-31' }],
])('takes no draft that %s', (_what, change) => expect(takes(change)).toBe(false))
