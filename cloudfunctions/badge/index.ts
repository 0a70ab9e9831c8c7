import { badge } from '@domain/badge/contract'
import { serve } from '../_kit/serve'
import { answer } from './answer'
import { lookAt } from './happened'
import { invite } from './invite'
import { koc } from './koc'
import { list } from './list'
import { nightly, recountSlice } from './recount'
import { story } from './story'

export const main = serve({
  name: 'badge',
  contract: badge,
  actions: { 'badge.list': list, 'badge.story': story, 'badge.answer': answer, 'badge.koc': koc, 'badge.invite': invite },
  jobs: { 'badge.happened': lookAt, 'badge.recount': recountSlice },
  timers: [nightly],
})
