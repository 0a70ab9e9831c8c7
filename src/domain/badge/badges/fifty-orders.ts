import type { Badge } from '../badge'

/** Fifty orders fetched. */
export const fiftyOrders: Badge = { id: 'fifty_orders', counts: 'orders', need: 50 }
