import type { AskView } from '@domain/refund/contract'

const reasons: Record<AskView['reason'], string> = { damaged: '坏了或压烂了', missing: '少了', wrong: '拿错了', quality: '质量不好', other: '其他' }

export const words = {
  reasons,
  empty: '没有等您决定的退款申请。',
  asked: (when: string) => `${when} 申请`,
  bag: (number: number | null) => (number === null ? '' : `${number} 号袋`),
  whose: (bag: string, name: string, fetched: string) => [bag, name, fetched].filter(Boolean).join(' · '),
  fetched: (when: string) => `${when} 取走`,
  notFetched: '还没取',
  line: (name: string, quantity: number) => `${name} ×${quantity}`,
  note: (text: string) => `“${text}”`,
  order: '看这一单的来龙去脉',
  orderOf: (orderId: string) => `看这一单的来龙去脉：${orderId}`,
  photo: '看照片',
  photoTitle: '照片',
  photoName: '申请人拍的照片',
  accept: '同意退款',
  decline: '不同意',
  acceptTitle: (amount: string) => `退 ${amount}`,
  declineTitle: '不同意这件申请',
  acceptTells: '同意后钱原路退回，申请人会收到通知。不影响同拼单的别人。',
  declineTells: '请写明原因，申请人会看到。',
  reply: '给申请人的话',
  replyOptional: '可以不写',
  send: { accept: '同意并退款', decline: '不同意，告诉对方' },
  done: { accept: '已同意，钱正在原路退回。', decline: '已答复。' },
}
