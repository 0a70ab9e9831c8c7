import type { Result } from '../result'
import { ok, refuse } from '../result'
import { UNSHOWABLE, lengthOf } from '../text'
import type { Place } from './place'
import { distanceMetres } from './place'

/** An estate as a row of an import file says it; the place is in GCJ-02. */
export interface Estate extends Place {
  readonly name: string
  /** Yuan per square metre; null where no usable price is known. */
  readonly pricePerM2: number | null
}
export const ESTATE_COLUMNS = ['name', 'gcj02_lng', 'gcj02_lat', 'price_per_m2'] as const
export type EstateRow = Readonly<Record<(typeof ESTATE_COLUMNS)[number], string>>
export type EstateFault = 'name_unusable' | 'place_unreadable' | 'outside_china' | 'far_from_others' | 'twice'

const NAME_MOST = 40
/** The mainland's and its islands' outermost points, in degrees. */
const CHINA = { west: 73.4, east: 135.1, south: 3.8, north: 53.6 }
/** A file is about one town: what lies further than this from its middle is a slip. */
const FAR_METRES = 100_000

const NUMBER = /^-?\d{1,9}(\.\d{1,12})?$/
const numberIn = (text: string): number | null => (NUMBER.test(text.trim()) ? Number(text) : null)

/** What one row says, as far as it can be judged alone. An empty or unusable price is no fault. */
export function readEstate(row: EstateRow): Result<Estate, EstateFault> {
  const name = row.name.trim()
  if (name === '' || lengthOf(name) > NAME_MOST || UNSHOWABLE.test(name)) return refuse('name_unusable')
  const lng = numberIn(row.gcj02_lng)
  const lat = numberIn(row.gcj02_lat)
  if (lng === null || lat === null) return refuse('place_unreadable')
  if (lng < CHINA.west || lng > CHINA.east || lat < CHINA.south || lat > CHINA.north) return refuse('outside_china')
  const price = numberIn(row.price_per_m2)
  return ok({ name, lng, lat, pricePerM2: price !== null && price >= 1 ? Math.round(price) : null })
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0

/** The middle of a file's places, which a few slips can't move: the median of each coordinate. */
export const middleOf = (places: readonly Place[]): Place => ({ lng: median(places.map(({ lng }) => lng)), lat: median(places.map(({ lat }) => lat)) })

export interface Numbered<T> {
  /** Line of the file, counted from 1, the header's. */
  readonly line: number
  readonly value: T
}
export interface LeftOut<F> {
  readonly line: number
  readonly fault: F
  readonly name: string
  readonly detail?: string
}
export interface SortedEstates {
  readonly good: readonly Numbered<Estate>[]
  readonly leftOut: readonly LeftOut<EstateFault>[]
}

/** Judges a whole file: each row alone, then against the others' places, then whether the same estate came before. */
export function sortEstates(rows: readonly Numbered<EstateRow>[]): SortedEstates {
  const read = rows.map(({ line, value }) => ({ line, name: value.name.trim(), result: readEstate(value) }))
  const middle = middleOf(read.flatMap(({ result }) => (result.ok ? [result.value] : [])))
  const seen = new Map<string, number>()
  const good: Numbered<Estate>[] = []
  const leftOut: LeftOut<EstateFault>[] = []
  for (const { line, name, result } of read) {
    const judged = result.ok ? among(result.value, middle, seen, line) : result
    if (judged.ok) good.push({ line, value: judged.value })
    else leftOut.push({ line, fault: judged.refusal, name, ...(typeof judged.detail === 'string' && { detail: judged.detail }) })
  }
  return { good, leftOut }
}

function among(estate: Estate, middle: Place, seen: Map<string, number>, line: number): Result<Estate, EstateFault> {
  const metres = distanceMetres(middle, estate)
  if (metres > FAR_METRES) return refuse('far_from_others', `${Math.round(metres / 1000)} km`)
  const key = `${estate.name} ${estate.lng} ${estate.lat}`
  const before = seen.get(key)
  if (before !== undefined) return refuse('twice', String(before))
  seen.set(key, line)
  return ok(estate)
}
