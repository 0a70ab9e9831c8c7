import { ops } from '@domain/ops/contract'
import { serve } from '../_kit/serve'
import { audit, nightly, round } from './audit'
import { jobs, retry } from './jobs'
import { trail } from './trail'

export const main = serve({
  name: 'ops',
  contract: ops,
  actions: { 'ops.audit': audit, 'ops.jobs': jobs, 'ops.retry': retry, 'ops.trail': trail },
  jobs: { 'ops.audit': round },
  timers: [nightly],
})
