import type { Input } from '@domain/contract'
import type { StationView } from '@domain/station/contract'
import { fenOf, typedYuan } from '../../kit/amount'

/** What the form's fields say, right or wrong. */
export interface StationForm {
  /** Null makes a new one. */
  readonly stationId: string | null
  readonly communityId: string
  readonly name: string
  readonly address: string
  readonly hours: string
  readonly carries: boolean
  readonly fee: string
  readonly lng: string
  readonly lat: string
  /** How the place was found: by the phone here, or typed as maps show it. */
  readonly datum: 'gcj02' | 'wgs84'
}

const USUAL_FEE = '3'

export const emptyForm = (communityId: string): StationForm => ({
  stationId: null,
  communityId,
  name: '',
  address: '',
  hours: '17:30–20:30',
  carries: false,
  fee: USUAL_FEE,
  lng: '',
  lat: '',
  datum: 'gcj02',
})

export const formOf = ({ stationId, communityId, name, address, hours, doorFeeFen, lng, lat }: StationView): StationForm => ({
  stationId,
  communityId,
  name,
  address,
  hours,
  carries: doorFeeFen !== null,
  fee: doorFeeFen === null ? USUAL_FEE : typedYuan(doorFeeFen),
  lng: String(lng),
  lat: String(lat),
  datum: 'gcj02',
})

const degrees = (typed: string, most: number): number | null => {
  const found = /^-?\d{1,3}(\.\d{1,12})?$/.test(typed.trim()) ? Number(typed) : Number.NaN
  return Math.abs(found) <= most ? found : null
}
export const lngOf = ({ lng }: StationForm): number | null => degrees(lng, 180)
export const latOf = ({ lat }: StationForm): number | null => degrees(lat, 90)
export const feeRight = ({ carries, fee }: StationForm): boolean => !carries || fenOf(fee) !== null

/** The form as a call, or null where something is missing or wrong. */
export function callOf(form: StationForm): Input<'station.save'> | null {
  const [name, address, hours] = [form.name.trim(), form.address.trim(), form.hours.trim()]
  const [lng, lat] = [lngOf(form), latOf(form)]
  if (name === '' || address === '' || hours === '' || lng === null || lat === null || !feeRight(form)) return null
  return {
    ...(form.stationId === null ? {} : { stationId: form.stationId }),
    communityId: form.communityId,
    name,
    address,
    hours,
    lng,
    lat,
    ...(form.datum === 'wgs84' ? { datum: form.datum } : {}),
    doorFeeFen: form.carries ? fenOf(form.fee) : null,
  }
}
