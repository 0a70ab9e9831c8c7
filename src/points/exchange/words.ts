import { yuan } from '@domain/money'
import type { ExchangeItemView, VoucherView } from '@domain/points/contract'

type Sale = NonNullable<ExchangeItemView['sale']>

const code = (text: string): string => `${text.slice(0, 4)} ${text.slice(4)}`

export const words = {
  signIn: '登录后可以用积分兑换。',
  noStation: '先选一个取货站点，再看能换什么。',
  choose: '选站点',
  free: '可以用的积分',
  list: '看积分明细',
  items: '能换的',
  none: '现在没有可以换的。积分下单时也能抵钱。',
  kinds: { service: '服务', property_fee: '物业费', goods: '实物' } satisfies Record<ExchangeItemView['kind'], string>,
  price: ({ points, sale }: ExchangeItemView) => (sale ? `${points} 积分 + ${yuan(sale.priceFen)}` : `${points} 积分`),
  /** Where the money part is paid, before anybody exchanges anything. */
  saleIs: ({ goodsName, priceFen, capFen }: Sale) => `换到一张券，买「${goodsName}」时其中一件只付 ${yuan(priceFen)}。在当晚的清单里下单、付款，拼单时不能用；原价不超过 ${yuan(priceFen + capFen)} 时能用。`,
  tonight: (left: number) => (left > 0 ? '今晚的清单里有' : '今晚的卖完了'),
  notTonight: '现在的清单里没有能用这张券的，有的时候才能用',
  toItem: '去看这件',
  toTonight: '去看今晚',
  facts: ({ left, perPerson, validDays }: ExchangeItemView) => `还有 ${left} 份 · 每人限 ${perPerson} 份 · 换后 ${validDays} 天内用`,
  exchange: '兑换',
  exchangeLabel: (name: string) => `兑换 ${name}`,
  exclusive: '连签专享',
  rights: (rights: number) => (rights > 0 ? `连签专享还能换 ${rights} 份` : '连签专享：每连续签到 7 天能换一份'),
  streak: '去签到',
  unright: '还没有资格',
  gone: '换完了',
  had: '已换过',
  short: (points: number) => `还差 ${points} 积分`,
  ask: (name: string) => `换「${name}」？`,
  askIs: ({ points, sale, validDays, exclusive }: ExchangeItemView) =>
    sale
      ? `用 ${points} 积分换一张券，下单时再付 ${yuan(sale.priceFen)}。${validDays} 天内有效，过期没用，积分${exclusive ? '和这次资格' : ''}都不退。付款后这件商品全部退了，券没过期就还给您。`
      : `用 ${points} 积分，换了不能退。${validDays} 天内有效。`,
  yes: '确定换',
  no: '再想想',
  done: '换好了，券码在下面。',
  doneCoupon: '换好了，下单时会用上这张券。',
  couponFor: (priceFen: number) => `一件只付 ${yuan(priceFen)}，结算时选这张券`,
  order: '看订单',
  vouchers: '我的兑换券',
  noVouchers: '还没有兑换券。',
  code,
  codeLabel: (text: string) => `券码 ${[...text].join(' ')}`,
  untilCoupon: (usable: string) => `${usable}。过期没用，积分不退。`,
  until: (usable: string) => `${usable}。用的时候，把券码给团长或工作人员看。`,
  states: { open: '可以用', used: '用过了', expired: '过期了', void: '作废' } satisfies Record<VoucherView['state'], string>,
  usedAt: (when: string) => `${when} 用掉`,
  more: '再看一些',
} as const
