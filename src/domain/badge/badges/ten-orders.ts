import type { Badge } from '../badge'

/** Ten orders fetched. */
export const tenOrders: Badge = { id: 'ten_orders', counts: 'orders', need: 10 }
