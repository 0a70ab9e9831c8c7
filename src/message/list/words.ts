import type { MessageView, Template } from '@domain/message/contract'
import { yuan } from '@domain/money'
import type { IconName } from '../../ui/art/names'

type Facts = MessageView['facts']

const money = (fact: Facts[string] | undefined): string => (typeof fact === 'number' ? yuan(fact) : '')
const text = (fact: Facts[string] | undefined): string => (fact === undefined ? '' : String(fact))
const back = (facts: Facts): string => (Number(facts.backFen ?? 0) > 0 ? `${money(facts.backFen)} 原路退回。` : '')
const visit = ({ pickupFrom, pickupUntil }: Facts): string => `${text(pickupFrom)}–${text(pickupUntil)}`

/** An event's hours, with the day at the end only where it is another. */
const hours = (from: Facts[string] | undefined, until: Facts[string] | undefined): string => {
  const [begins, ends] = [text(from), text(until)]
  return `${begins}–${begins.slice(0, 10) === ends.slice(0, 10) ? ends.slice(11) : ends}`
}

/** What of an event is otherwise now, the old beside the new. */
function moved({ wasStartsAt, wasEndsAt, startsAt, endsAt, wasPlace, place }: Facts): string {
  const time = wasStartsAt === undefined ? '' : `时间改到 ${hours(startsAt, endsAt)}（原来 ${hours(wasStartsAt, wasEndsAt)}）。`
  return time + (wasPlace === undefined ? '' : `地点改到${text(place)}（原来${text(wasPlace)}）。`)
}

/** Also read by whom her household put on its registration: only who made one gives it up. */
const CANT_COME = '来不了请取消（家人报的名，请家人取消），名额让给候补的邻居。'

/** What each kind of message says. */
export const messageWords: Record<MessageView['kind'], (facts: Facts) => { icon: IconName; title: string; text: string }> = {
  pool_filled: (facts) => ({ icon: 'check', title: '拼成了', text: `每个人都按拼单价。${back(facts)}` }),
  pool_expired_refund: (facts) => ({ icon: 'refund', title: '没有拼成，钱退给您', text: back(facts) }),
  pool_expired_keep: () => ({ icon: 'info', title: '没有拼成，订单照常', text: '按单买价，到货后照常来取。' }),
  refunded: (facts) => ({ icon: 'refund', title: '正在退款', text: `${money(facts.amountFen)} 原路退回。` }),
  refund_sent: (facts) => ({ icon: 'coins', title: '退款到账了', text: `${money(facts.amountFen)} 已退回您付款的账户。` }),
  ask_accepted: (facts) => ({ icon: 'check', title: '退款申请同意了', text: `${money(facts.amountFen)} 原路退回。${text(facts.words)}` }),
  ask_declined: (facts) => ({ icon: 'info', title: '退款申请没有同意', text: text(facts.words) || '有疑问请联系团长。' }),
  short: (facts) => ({ icon: 'warn', title: '有的没到货', text: `${text(facts.goods)} 没到齐，${back(facts)}${facts.waiting ? `其余的 ${visit(facts)} 到「${text(facts.stationName)}」取。` : ''}` }),
  arrived: (facts) => ({ icon: 'bag', title: '货到了', text: `${visit(facts)} 到「${text(facts.stationName)}」取，带上取货码。` }),
  reminder: (facts) => ({ icon: 'clock', title: '您还有货没取', text: `在「${text(facts.stationName)}」。今晚再不来取，${facts.unfetched === 'refund' ? '就退款给您。' : '由团长处理，生鲜不退款。'}` }),
  not_fetched: (facts) => ({ icon: 'warn', title: '过期没取，已处理', text: back(facts) || '按下单时写明的规则，由团长处理。' }),
  cancelled: (facts) => ({ icon: 'warn', title: '这一期取消了', text: `${text(facts.reason)}。${back(facts)}` }),
  coupon_given: (facts) => ({ icon: 'coupon', title: '收到一张优惠券', text: facts.why === 'exchange' ? `${text(facts.name)}，您用积分换的。` : `${text(facts.name)}，最多减 ${money(facts.faceFen)}。${text(facts.note)}` }),
  coupon_ends: (facts) => ({ icon: 'coupon', title: '有优惠券快到期', text: `${text(facts.name)}，${text(facts.until)} 前可用。` }),
  tasting_invited: () => ({ icon: 'gift', title: '请您加入试吃团', text: '到「我的徽章」里回答，去不去随您。' }),
  coupon_taken_back: (facts) => ({ icon: 'coupon', title: '一张优惠券被收回', text: `${text(facts.name)}：${text(facts.reason)}` }),
  points_end: (facts) => ({ icon: 'coins', title: '有积分快到期', text: `30 天内有 ${text(facts.points)} 积分到期，最早 ${text(facts.until)}。` }),
  review_hidden: (facts) => ({ icon: 'info', title: '您的一条评价不再显示', text: `${text(facts.goods)}：${text(facts.reason)}` }),
  event_offered: (facts) => ({ icon: 'calendar', title: '候补到名额了', text: `「${text(facts.title)}」给您留到 ${text(facts.until)}，点开确认。` }),
  event_lapsed: (facts) => ({ icon: 'info', title: '保留的名额已过时', text: `「${text(facts.title)}」的名额给了下一位。还想去可以再报名。` }),
  event_reminder: (facts) => ({ icon: 'calendar', title: '明天有您报名的活动', text: `「${text(facts.title)}」${text(facts.startsAt)}，在${text(facts.place)}。${CANT_COME}` }),
  event_cancelled: (facts) => ({ icon: 'warn', title: '活动取消了', text: `「${text(facts.title)}」：${text(facts.reason)}` }),
  event_changed: (facts) => ({ icon: 'warn', title: '活动的时间或地点改了', text: `「${text(facts.title)}」${moved(facts)}${CANT_COME}` }),
  event_named: (facts) => ({
    icon: 'calendar',
    title: facts.state === 'registered' ? '家人给您报了活动' : '家人替您排了候补',
    text: `「${text(facts.title)}」${text(facts.startsAt)}，在${text(facts.place)}。${facts.state === 'registered' ? '入场码您这里也有。' : '有名额了再告诉您。'}`,
  }),
  event_unnamed: (facts) => ({ icon: 'info', title: '这场活动的名单里没有您了', text: `「${text(facts.title)}」${text(facts.startsAt)}，家人取消了报名，或没有及时确认名额。还想去可以自己报名。` }),
  sign_in_waits: () => ({ icon: 'calendar', title: '今天还没签到', text: '零点前签到都算今天。' }),
  late_payment: (facts) => ({ icon: 'info', title: '付款到得晚了', text: facts.outcome === 'plain' ? '座位没有留住，订单按单买价照常。' : `没能下单，${money(facts.amountFen)} 原路退回。` }),
}

export const words = {
  signIn: '登录后可以看到消息。',
  none: '还没有消息。拼单、到货、退款，都会写在这里。',
  today: '看今晚',
  order: '看订单 ›',
  pool: '看拼单 ›',
  event: '看活动 ›',
  fresh: '新',
  more: '再看一些',
  tell: '微信里也告诉我',
  tellIs: '点一次，微信可以通知您一次：拼单结果、到货、退款。',
  told: '好，有消息会在微信里告诉您。',
  untold: '没有打开。消息还是会写在这里。',
} satisfies Record<string, string>

export const templates: readonly Template[] = ['pool_over', 'arrived', 'refunded']
