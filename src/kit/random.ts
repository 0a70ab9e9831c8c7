const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** Letters and digits that tell things apart; no secret, for mini-programs have no strong chance at hand. */
export const randomName = (length: number): string =>
  Array.from({ length }, () => letters[Math.floor(Math.random() * letters.length)]).join('')
