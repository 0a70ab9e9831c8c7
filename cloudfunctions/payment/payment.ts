/** What other words may do with payments. */
export { closePayments, collectFound, comesAgain, openPayments } from './closing'
export type { Found, OpenPayment } from './closing'
