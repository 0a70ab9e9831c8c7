/** A mutation that changes nothing that anybody could see. */
export interface Equal {
  readonly file: string
  readonly from: string
  readonly to: string
  readonly why: string
}

export const EQUAL: readonly Equal[] = [
  { file: 'src/domain/payment/payment.ts', from: 'closing !== null', to: 'true', why: 'no moment is at or after none, so what follows is false as well' },
]
