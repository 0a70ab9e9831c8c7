import { order } from '@domain/order/contract'
import { serve } from '../_kit/serve'
import { cancel } from './cancel'
import { get } from './get'
import { lapse } from './lapse'
import { list } from './list'
import { place } from './place'
import { quote } from './quote'
import { search } from './search'
import { trace } from './trace'

export const main = serve({
  name: 'order',
  contract: order,
  actions: { 'order.quote': quote, 'order.place': place, 'order.cancel': cancel, 'order.list': list, 'order.get': get, 'order.search': search, 'order.trace': trace },
  jobs: { 'order.lapse': lapse }
})
