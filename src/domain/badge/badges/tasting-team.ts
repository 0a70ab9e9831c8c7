import type { Badge } from '../badge'

/** Of the tasting team: chosen by an operator, and said yes. */
export const tastingTeam: Badge = { id: 'tasting_team', counts: 'tastings', need: 1 }
