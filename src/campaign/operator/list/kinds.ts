import type { CampaignState } from '@domain/campaign/contract'

/** How a round's state looks beside others. */
export const KINDS: Partial<Record<CampaignState, 'good' | 'warn'>> = { open: 'good', draft: 'warn', arrived: 'good' }
