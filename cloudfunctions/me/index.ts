import { me } from '@domain/me/contract'
import { serve } from '../_kit/serve'
import { erase } from './erase'
import { exportAll } from './export'
import { forget } from './forget'
import { get } from './get'
import { update } from './update'

export const main = serve({
  name: 'me',
  contract: me,
  actions: { 'me.get': get, 'me.update': update, 'me.export': exportAll, 'me.erase': erase },
  timers: [forget]
})
