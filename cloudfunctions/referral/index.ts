import { referral } from '@domain/referral/contract'
import { serve } from '../_kit/serve'
import { bind } from './bind'
import { chain } from './chain'
import { decide } from './decide'
import { due } from './due'
import { invite } from './invite'
import { look } from './look'
import { picked } from './picked'
import { questioned } from './questioned'
import { review } from './review'
import { rewards } from './rewards'
import { sources } from './sources'

export const main = serve({
  name: 'referral',
  contract: referral,
  actions: {
    'referral.invite': invite,
    'referral.look': look,
    'referral.bind': bind,
    'referral.chain': chain,
    'referral.rewards': rewards,
    'referral.sources': sources,
    'referral.review': review,
    'referral.decide': decide
  },
  jobs: { 'referral.picked': picked, 'referral.due': due, 'referral.questioned': questioned }
})
