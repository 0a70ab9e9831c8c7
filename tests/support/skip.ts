/**
 * Tests that run only where `condition` holds. Where it doesn't they are skipped, counted, and listed with the reason at the end of the run; a skip
 * without a reason fails the run.
 */
export function skipUnless(condition: boolean, reason: string): { describe: Jest['describe']; test: Jest['test'] } {
  if (condition) return { describe: (name, body) => describe(name, body), test: (name, body) => test(name, body) }
  return {
    describe: (name, body) => describe.skip(withReason(name, reason), body),
    test: (name, body) => test.skip(withReason(name, reason), body),
  }
}

interface Jest {
  describe(name: string, body: () => void): void
  test(name: string, body: jest.ProvidesCallback): void
}

const MARK = 'skipped because '
const withReason = (name: string, reason: string): string => `${name} (${MARK}${reason})`

const REASON = new RegExp(` \\(${MARK}(.*?)\\)`)

/** The reason in a skipped test's full name, or undefined where nobody gave one. */
export const reasonIn = (fullName: string): string | undefined => REASON.exec(fullName)?.[1]
export const withoutReason = (fullName: string): string => fullName.replace(REASON, '')
