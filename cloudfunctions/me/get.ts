import { ok } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { viewMe } from './view'

export const get: Handler<'me.get'> = async (_input, call) => ok(await viewMe(call))
