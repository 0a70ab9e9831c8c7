import { FIRST_LEAST_FEN, REWARD_FEN } from '@domain/referral/reward'
import type { InviteeView, RewardView } from '@domain/referral/contract'
import { short } from '../ui/coupon/words'

/** How far an invitee is, said to the one who invited her. */
export const stepWords = {
  came: `来了，还没取过满 ${short(FIRST_LEAST_FEN)} 的单`,
  bought: '买过了，等售后期过',
  first: `买过了，您得了 ${short(REWARD_FEN.first)} 券`,
  again: `又来买了，您再得了 ${short(REWARD_FEN.again)} 券`,
  none: '这次没有奖励',
} satisfies Record<InviteeView['step'], string>

export const stateWords = {
  waiting: '等售后期过',
  held: '在核对',
  budget: '小区本月预算用完，等运营处理',
  granted: '已到账',
  refused: '没有通过',
  cancelled: '没有成',
  taken_back: '已收回',
} satisfies Record<RewardView['state'], string>

/** The rules that judge a reward, as whoever it concerns may read them. */
export const reasonWords: Readonly<Record<string, string>> = {
  self_phone: '和您用的是同一个手机号',
  self_address: '和您是同一个门牌',
  self_payer: '和您用同一个账户付款',
  self_device: '和您用同一部手机',
  self_household: '和您在同一个家庭里',
  family_phone: '和您邀请过的另一位同一个手机号',
  family_address: '和您邀请过的另一位同一个门牌，一家算一位',
  family_payer: '和您邀请过的另一位同一个账户付款，一家算一位',
  family_device: '和您邀请过的另一位同一部手机，一家算一位',
  family_household: '和您邀请过的另一位是一家，一家算一位',
  upline_phone: '和邀请您的人同一个手机号，要核对',
  upline_address: '和邀请您的人同一个门牌，要核对',
  upline_payer: '和邀请您的人同一个账户付款，要核对',
  upline_device: '和邀请您的人同一部手机，要核对',
  upline_household: '和邀请您的人是一家，要核对',
  barely_enough: '近来好几单都只刚过门槛，要核对',
  often_taken_back: '近来好几笔奖励因退款收回，要核对',
  month_full: '您这个月的奖励已满',
  budget_used_up: '小区这个月的奖励预算用完了',
  refund_asked: '这一单申请过退款',
  not_kept: `这一单没有取走，或退款后不足 ${short(FIRST_LEAST_FEN)}`,
  first_gone: '第一步没有成',
  first_undecided: '等第一步有结果',
  used_before_refund: '退款前券已经用了，不收回',
  erased: '账号已注销',
}
