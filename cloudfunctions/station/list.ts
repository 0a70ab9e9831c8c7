import { ok } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { viewRows, workPlaces } from './station'
import { stationsOf } from './station-sql'

export const list: Handler<'station.list'> = async (_input, call) => ok({ stations: await viewRows(call.tx, await stationsOf(call.tx, workPlaces(call))) })
