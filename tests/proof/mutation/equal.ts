/** A mutation that changes nothing that anybody could see. */
export interface Equal {
  readonly file: string
  readonly from: string
  readonly to: string
  readonly why: string
}

const EVERY_LINE = 'there is a price for each line, in the order of the lines'

export const EQUAL: readonly Equal[] = [
  { file: 'src/domain/pool/moves.ts', from: 'order.lines[i]?.couponFen', to: 'order.lines[i].couponFen', why: EVERY_LINE },
  { file: 'src/domain/pool/moves.ts', from: 'order.lines[i]?.pointsFen', to: 'order.lines[i].pointsFen', why: EVERY_LINE },
  { file: 'src/domain/refund/ask.ts', from: 'handedAt > latest', to: 'handedAt >= latest', why: 'of two equal moments either is the last' },
  { file: 'src/domain/campaign/campaign.ts', from: 'came > times.pickupDay', to: 'came >= times.pickupDay', why: 'of two equal days either is the later' },
  { file: 'src/domain/points/points.ts', from: 'a.expiresAt < b.expiresAt', to: 'a.expiresAt <= b.expiresAt', why: 'credits of one date come as one' },
  { file: 'src/domain/refund/refund.ts', from: 'a.orderId < b.orderId', to: 'a.orderId <= b.orderId', why: 'no two orders have one id' },
  { file: 'src/domain/payment/payment.ts', from: 'closing !== null', to: 'true', why: 'no moment is at or after none, so what follows is false as well' },
]
