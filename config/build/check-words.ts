import { calls } from '@domain/contract'
import { errorWords, refusalWords } from '../../src/kit/words'
import type { Finding } from './check-sizes'

/** Every refusal that a contract names has words on the phone, no words are left over, and none are empty. */
export function missingWords(): Finding {
  const named = new Set(Object.values(calls).flatMap(({ refusals }): readonly string[] => refusals))
  const said = new Map(Object.entries<string>({ ...refusalWords }))
  const problems = [
    ...[...named].filter((code) => !said.has(code)).map((code) => `the refusal ${code} has no words`),
    ...[...said.keys()].filter((code) => !named.has(code)).map((code) => `${code} has words and no call refuses so`),
    ...[...said, ...Object.entries(errorWords)]
      .filter(([, words]) => words.trim() === '')
      .map(([code]) => `the words of ${code} are empty`),
  ]
  return { problems, says: `words: ${named.size} refusals have theirs` }
}
