import type { Input } from '@domain/contract'

type Reason = Input<'refund.ask'>['reason']

export const words = {
  which: '哪几样有问题',
  all: '全选',
  most: (quantity: number) => `最多 ${quantity} 件`,
  gone: '已经退过了',
  lineBack: (amount: string) => `退 ${amount}`,
  reason: '是什么问题',
  reasons: { damaged: '坏了、压坏了', missing: '少了', wrong: '发错了', quality: '质量不好', other: '其他' } satisfies Record<Reason, string>,
  note: '再说明一下（可不填）',
  photoTitle: '照片',
  photo: '加一张照片',
  other: '换一张',
  drop: '不要这张',
  photoIs: '有照片团长好判断，不加也能申请。只有您和处理的人看得到。',
  photoFailed: '这张照片用不了，请换一张。',
  shown: '您加的照片',
  back: '申请退',
  send: '提交申请',
  pick: '请选有问题的商品',
  pickReason: '请选是什么问题',
  sent: '已提交，团长处理后会告诉您',
  over: '这一单现在不能申请退款。',
  waits: '这一单有一件申请在等团长处理，处理完才能再申请。',
  order: '看订单',
  rule: (amount: string) => `团长看过后决定。同意的，${amount} 原路退回：零钱一般当天到账，银行卡一般 1–3 个工作日。`,
}
