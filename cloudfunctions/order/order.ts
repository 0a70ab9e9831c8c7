/** What other words may do with orders. */
export { placeOrder, readBasket } from './place-order'
export { backUnits, backWhole, settlePrice, worthBack } from './back'
export { giveUp, handOver, markPaid, revive } from './moves'
export { feeOf, lockOrder, orderLines, ordersOfCampaign, updateOrder } from './order-sql'
export type { LineRow, OrderRow } from './order-sql'
export { countWaiting as waitingOf } from './order-view-sql'
export { viewOrders } from './view'
