import { ok } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { viewHousehold } from './view'

export const get: Handler<'household.get'> = async (_input, { tx, personId }) => ok(await viewHousehold(tx, personId))
