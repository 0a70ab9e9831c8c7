import { session } from '@domain/session/contract'
import { serve } from '../_kit/serve'
import { close } from './close'
import { open } from './open'
import { sweep } from './sweep'

export const main = serve({
  name: 'session',
  contract: session,
  actions: { 'session.open': open, 'session.close': close },
  timers: [{ name: 'session.sweep', every: { dailyAt: '04:30' }, run: sweep }]
})
