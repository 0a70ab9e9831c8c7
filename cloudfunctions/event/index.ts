import { event } from '@domain/event/contract'
import { serve } from '../_kit/serve'
import { accept } from './accept'
import { attended } from './attended'
import { cancel } from './cancel'
import { change } from './change'
import { checkIn } from './check-in'
import { desk } from './desk'
import { drop } from './drop'
import { duties } from './duties'
import { duty } from './duty'
import { forget } from './forget'
import { hand } from './hand'
import { leave } from './leave'
import { list } from './list'
import { mine } from './mine'
import { offerEnds } from './offer-ends'
import { plan, plans } from './plans'
import { publish } from './publish'
import { register } from './register'
import { remind } from './remind'
import { result } from './result'
import { save } from './save'
import { ticket } from './ticket'
import { walkIn } from './walk-in'

export const main = serve({
  name: 'event',
  contract: event,
  actions: {
    'event.list': list,
    'event.mine': mine,
    'event.register': register,
    'event.accept': accept,
    'event.leave': leave,
    'event.drop': drop,
    'event.ticket': ticket,
    'event.duties': duties,
    'event.desk': desk,
    'event.checkIn': checkIn,
    'event.walkIn': walkIn,
    'event.hand': hand,
    'event.plans': plans,
    'event.plan': plan,
    'event.save': save,
    'event.publish': publish,
    'event.change': change,
    'event.duty': duty,
    'event.cancel': cancel,
    'event.result': result,
  },
  jobs: { 'event.attended': attended, 'event.offerEnds': offerEnds, 'event.remind': remind },
  timers: [forget],
})
