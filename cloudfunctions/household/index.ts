import { household } from '@domain/household/contract'
import { serve } from '../_kit/serve'
import { confirm } from './confirm'
import { get } from './get'
import { invite } from './invite'
import { join } from './join'
import { leave } from './leave'
import { tidy } from './tidy'

export const main = serve({
  name: 'household',
  contract: household,
  actions: {
    'household.get': get,
    'household.invite': invite,
    'household.join': join,
    'household.confirm': confirm,
    'household.leave': leave
  },
  timers: [tidy]
})
