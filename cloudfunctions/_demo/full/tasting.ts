import { later, minutes } from '@domain/time'
import type { Corner } from './people'
import type { Person } from './shop'
import { neighbour, type Story } from './story'

/** After the last Thursday two of the most active are asked into the tasting team: one has joined, the other has not answered. */
export function planTasting({ shop, agenda, times }: Story, corner: Corner, operator: Person): void {
  const last = times.weeks.at(-1)
  if (!last) return
  const communityId = corner.community.id
  agenda.plan(later(last.judgedAt, minutes(10)), async () => {
    for (const place of [4, 2]) await shop.call(operator, 'badge.invite', { communityId, personId: neighbour(corner, place).personId })
    await shop.call(neighbour(corner, 4), 'badge.answer', { communityId, join: true })
  })
}
