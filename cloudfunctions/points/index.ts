import { points } from '@domain/points/contract'
import { serve } from '../_kit/serve'
import { expiry, sweep } from './expire'
import { free } from './free'
import { list } from './list'
import { earn } from './orders'

export const main = serve({
  name: 'points',
  contract: points,
  actions: { 'points.list': list },
  jobs: { 'points.earn': earn, 'points.free': free, 'points.sweep': sweep },
  timers: [expiry],
})
