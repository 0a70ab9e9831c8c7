import { payment } from '@domain/payment/contract'
import { serve } from '../_kit/serve'
import { check } from './check'
import { close } from './close'
import { inbox, notify, sweep } from './notify'
import { prepay } from './prepay'
import { quarantined } from './quarantined'
import { bill, reconcile } from './reconcile'
import { release } from './release'

export const main = serve({
  name: 'payment',
  contract: payment,
  actions: {
    'payment.prepay': prepay,
    'payment.check': check,
    'payment.quarantined': quarantined,
    'payment.release': release
  },
  jobs: { 'payment.close': close, 'payment.inbox': inbox, 'payment.bill': bill },
  timers: [reconcile, sweep],
  http: notify
})
