/** Drawings that a mini-program carries: those of its first pages, and those for when nothing can be fetched. By the file's name in `art/drawings`. */
export const carried = ['basket', 'evening', 'search', 'offline', 'station', 'sign-in', 'trouble'] as const
/** Drawings that it fetches when it shows them. */
export const fetched = [
  'orders', 'messages', 'neighbours', 'handed', 'household', 'refund', 'done', 'gone', 'coupons', 'invite', 'calendar', 'market', 'goods', 'people', 'ledger',
] as const
/** What stands where there is nothing yet. */
export const drawings = [...carried, ...fetched] as const
export type DrawingName = (typeof drawings)[number]

export interface DrawingProps {
  readonly name: DrawingName
  readonly size?: 'small' | 'big'
}

/** The small signs, by the file's name in `art/icons`; they take the colour of the text that they stand in. */
export const icons = [
  'search', 'share', 'calendar', 'gift', 'coupon', 'ticket', 'poster', 'pin', 'phone', 'clock', 'box', 'bag', 'check', 'close', 'next', 'people', 'settings',
  'message', 'refund', 'code', 'door', 'camera', 'edit', 'warn', 'info', 'filter', 'home', 'orders', 'coins', 'shield', 'seat',
] as const
export type IconName = (typeof icons)[number]
