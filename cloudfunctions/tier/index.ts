import { tier } from '@domain/tier/contract'
import { serve } from '../_kit/serve'
import { get } from './get'

export const main = serve({ name: 'tier', contract: tier, actions: { 'tier.get': get } })
