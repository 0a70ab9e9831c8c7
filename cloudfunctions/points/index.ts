import { points } from '@domain/points/contract'
import { serve } from '../_kit/serve'
import { expiry, sweep } from './expire'
import { free } from './free'
import { list } from './list'
import { earn } from './orders'
import { exchange } from './exchange'
import { addItem, changeItem, items } from './exchange-items'
import { lookVoucher, useVoucher, vouchers } from './vouchers'

export const main = serve({
  name: 'points',
  contract: points,
  actions: {
    'points.list': list,
    'points.items': items,
    'points.exchange': exchange,
    'points.vouchers': vouchers,
    'points.lookVoucher': lookVoucher,
    'points.useVoucher': useVoucher,
    'points.addItem': addItem,
    'points.changeItem': changeItem,
  },
  jobs: { 'points.earn': earn, 'points.free': free, 'points.sweep': sweep },
  timers: [expiry],
})
