/** The drawings that stand where there is nothing yet, by the file's name in `art/drawings`. */
export const drawings = [
  'basket', 'orders', 'evening', 'messages', 'search', 'offline', 'neighbours', 'handed', 'sign-in', 'station', 'household', 'refund', 'done', 'trouble', 'gone',
  'coupons', 'invite', 'calendar', 'market', 'goods', 'people', 'ledger',
] as const
export type DrawingName = (typeof drawings)[number]

/** The small signs, by the file's name in `art/icons`; they take the colour of the text that they stand in. */
export const icons = [
  'search', 'share', 'calendar', 'gift', 'coupon', 'ticket', 'poster', 'pin', 'phone', 'clock', 'box', 'bag', 'check', 'close', 'next', 'people', 'settings',
  'message', 'refund', 'code', 'door', 'camera', 'edit', 'warn', 'info', 'filter', 'home', 'orders', 'coins', 'shield', 'seat',
] as const
export type IconName = (typeof icons)[number]
