import { refund } from '@domain/refund/contract'
import { serve } from '../_kit/serve'
import { ask } from './ask'
import { decide } from './decide'
import { list } from './list'
import { photo } from './photo'
import { retry } from './retry'
import { review } from './review'
import { send } from './send'
import { withdraw } from './withdraw'

export const main = serve({
  name: 'refund',
  contract: refund,
  actions: {
    'refund.ask': ask,
    'refund.withdraw': withdraw,
    'refund.decide': decide,
    'refund.list': list,
    'refund.photo': photo,
    'refund.review': review,
    'refund.retry': retry
  },
  jobs: { 'refund.send': send }
})
