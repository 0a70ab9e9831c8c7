import { streak } from '@domain/streak/contract'
import { serve } from '../_kit/serve'
import { makeUp } from './make-up'
import { month } from './month'
import { reminder, remindMore } from './remind'
import { sign } from './sign'

export const main = serve({
  name: 'streak',
  contract: streak,
  actions: { 'streak.sign': sign, 'streak.makeUp': makeUp, 'streak.month': month },
  jobs: { 'streak.remind': remindMore },
  timers: [reminder],
})
