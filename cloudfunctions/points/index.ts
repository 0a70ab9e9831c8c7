import { points } from '@domain/points/contract'
import { serve } from '../_kit/serve'
import { free } from './free'
import { list } from './list'

export const main = serve({
  name: 'points',
  contract: points,
  actions: { 'points.list': list },
  jobs: { 'points.free': free },
})
