import { station } from '@domain/station/contract'
import { serve } from '../_kit/serve'
import { choose } from './choose'
import { list } from './list'
import { near } from './near'
import { save } from './save'

export const main = serve({
  name: 'station',
  contract: station,
  actions: { 'station.near': near, 'station.choose': choose, 'station.list': list, 'station.save': save },
})
