import type { CampaignView } from '@domain/campaign/contract'
import { serverNow } from './clock'

/** Whether a campaign takes orders now: it ends at its cut-off by itself, also before its leader has closed it. */
export const takesOrders = ({ state, opensAt, closesAt }: Pick<CampaignView, 'state' | 'opensAt' | 'closesAt'>): boolean => {
  const now = serverNow()
  return state === 'open' && now >= opensAt && now < closesAt
}
