/** What other words may do with payments. */
export { closePayments, collectFound, openPayments } from './closing'
export type { Found, OpenPayment } from './closing'
