import { policy } from '@domain/policy/contract'
import { serve } from '../_kit/serve'
import { flow } from './flow'
import { list } from './list'
import { report } from './report'
import { run } from './run'
import { lookAt, runSlice, schedule } from './run-slices'
import { set } from './set'

export const main = serve({
  name: 'policy',
  contract: policy,
  actions: { 'policy.list': list, 'policy.set': set, 'policy.run': run, 'policy.report': report, 'policy.flow': flow },
  jobs: { 'policy.happened': lookAt, 'policy.run': runSlice },
  timers: schedule,
})
