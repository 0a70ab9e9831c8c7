import { pool } from '@domain/pool/contract'
import { serve } from '../_kit/serve'
import { end } from './end'
import { endTogether } from './end-together'
import { get } from './get'
import { join } from './join'
import { leave } from './leave'
import { open } from './open'

export const main = serve({
  name: 'pool',
  contract: pool,
  actions: { 'pool.open': open, 'pool.join': join, 'pool.leave': leave, 'pool.get': get },
  jobs: { 'pool.end': end, 'pool.endTogether': endTogether }
})
