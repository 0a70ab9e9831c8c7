import { pickup } from '@domain/pickup/contract'
import { serve } from '../_kit/serve'
import { code } from './code'
import { confirm } from './confirm'
import { preview } from './preview'
import { sheet } from './sheet'
import { shipped } from './shipped'

export const main = serve({
  name: 'pickup',
  contract: pickup,
  actions: { 'pickup.code': code, 'pickup.sheet': sheet, 'pickup.preview': preview, 'pickup.confirm': confirm },
  jobs: { 'pickup.shipped': shipped },
})
