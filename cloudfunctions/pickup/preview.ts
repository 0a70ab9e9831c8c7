import { ok } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { openBag, viewBag } from './desk'

export const preview: Handler<'pickup.preview'> = async ({ code }, call) => {
  const bag = await openBag(call, code)
  return bag.ok ? ok(await viewBag(call, bag.value)) : bag
}
