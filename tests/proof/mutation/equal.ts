/** A mutation that changes nothing that anybody could see. */
export interface Equal {
  readonly file: string
  readonly from: string
  readonly to: string
  readonly why: string
}

export const EQUAL: readonly Equal[] = []
