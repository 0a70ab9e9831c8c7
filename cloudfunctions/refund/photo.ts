import { ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { visibleAsk } from './ask-view'
import { photoOf } from './refund-ask-sql'

export const photo: Handler<'refund.photo'> = async ({ askId }, call) => {
  const row = await visibleAsk(call, askId)
  const picture = row && (await photoOf(call.tx, row))
  return picture ? ok({ photo: picture.toString('base64') }) : refuse('ask_not_found')
}
