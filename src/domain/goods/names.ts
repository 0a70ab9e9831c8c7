import { SAME } from './words'

/** What else people may call the goods of this name. */
export const alsoCalled = (name: string): string[] =>
  SAME.flatMap((names) => (names.some((one) => name.includes(one)) ? names.filter((one) => !name.includes(one)) : []))
