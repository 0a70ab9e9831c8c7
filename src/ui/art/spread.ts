/** Spreads a text over the numbers from 0 to 2^32 (FNV-1a): alike for everybody, on every phone. */
export function numberOf(seed: string): number {
  let hash = 2_166_136_261
  for (const letter of seed) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0
  return hash
}

/** How many different faces are drawn. */
export const FACES = 64

/** The face that stands for `seed` wherever its owner shows no picture. */
export const faceOf = (seed: string): number => numberOf(seed) % FACES
