import type { Chance } from '../parts/random'
import type { Agenda } from './agenda'
import type { Corner, Neighbourhood, Resident } from './people'
import type { Shop } from './shop'
import type { Times } from './times'

/** Everything that a chapter is told with. */
export interface Story {
  readonly shop: Shop
  readonly chance: Chance
  readonly agenda: Agenda
  readonly times: Times
  readonly hood: Neighbourhood
  readonly progress: (line: string) => void
}

/** Who lives at a station, by her place among its people, from 1. */
export function neighbour({ residents }: Corner, place: number): Resident {
  const who = residents[place - 1]
  if (!who) throw new Error(`nobody is ${place} of ${residents.length}`)
  return who
}
export const neighbours = (corner: Corner, places: readonly number[]): Resident[] => places.map((place) => neighbour(corner, place))

export const isFirst = ({ place }: Corner): boolean => place === 0
