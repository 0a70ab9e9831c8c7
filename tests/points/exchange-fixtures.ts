import type { Input } from '@domain/contract'
import { instant } from '@domain/time'
import type { Person, TestServer } from '../support/server'

/** A service for one point, five of them, one a person. */
export const anExchange = (communityId: string, change: Partial<Input<'points.addItem'>> = {}): Input<'points.addItem'> => ({
  communityId,
  kind: 'service',
  name: '磨刀一把',
  about: '周六上午在物业门口，凭券码磨一把刀。',
  points: 1,
  offered: 5,
  perPerson: 1,
  validDays: 7,
  until: instant('2027-06-01T00:00:00.000Z'),
  ...change,
})

/** Somebody of the first station who signed in today: she has a point. */
export async function withAPoint(shop: TestServer, name: string): Promise<Person> {
  const [person] = await shop.people(1, name)
  await person!.ok('station.choose', { stationId: 's1' })
  await person!.ok('streak.sign', {})
  return person!
}
