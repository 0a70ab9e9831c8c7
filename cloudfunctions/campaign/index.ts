import { campaign } from '@domain/campaign/contract'
import { serve } from '../_kit/serve'
import { remind, unfetched } from './after'
import { arrive } from './arrive'
import { calendar } from './calendar'
import { cancel } from './cancel'
import { check } from './check'
import { clone } from './clone'
import { close } from './close'
import { code } from './code'
import { create } from './create'
import { edit } from './edit'
import { get } from './get'
import { list } from './list'
import { offer } from './offer'
import { publish } from './publish'
import { sheet } from './sheet'
import { shortage } from './shortage'
import { tonight } from './tonight'

export const main = serve({
  name: 'campaign',
  contract: campaign,
  actions: {
    'campaign.tonight': tonight,
    'campaign.code': code,
    'campaign.create': create,
    'campaign.clone': clone,
    'campaign.publish': publish,
    'campaign.offer': offer,
    'campaign.close': close,
    'campaign.arrive': arrive,
    'campaign.cancel': cancel,
    'campaign.edit': edit,
    'campaign.check': check,
    'campaign.calendar': calendar,
    'campaign.get': get,
    'campaign.list': list,
    'campaign.sheet': sheet,
    'campaign.shortage': shortage,
  },
  jobs: { 'campaign.remind': remind, 'campaign.unfetched': unfetched },
})
