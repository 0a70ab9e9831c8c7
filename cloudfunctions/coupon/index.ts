import { coupon } from '@domain/coupon/contract'
import { serve } from '../_kit/serve'
import { assign } from './assign'
import { batch } from './batch'
import { batches } from './batches'
import { claim } from './claim'
import { codes } from './codes'
import { create } from './create'
import { expiry, sweep } from './expire'
import { improve } from './improve'
import { mine } from './mine'
import { stop } from './stop'
import { takeBack } from './take-back'

export const main = serve({
  name: 'coupon',
  contract: coupon,
  actions: {
    'coupon.batches': batches,
    'coupon.batch': batch,
    'coupon.claim': claim,
    'coupon.mine': mine,
    'coupon.create': create,
    'coupon.improve': improve,
    'coupon.stop': stop,
    'coupon.codes': codes,
    'coupon.assign': assign,
    'coupon.takeBack': takeBack,
  },
  jobs: { 'coupon.sweep': sweep },
  timers: [expiry],
})
