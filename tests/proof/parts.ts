/** How much of a part is wanted. */
export interface Form {
  readonly long: boolean
  /** Does again what a run printed, where a part is driven by chance. */
  readonly seed: number | undefined
  readonly say: (line: string) => void
}

export interface ProofResult {
  /** What was done, in figures. */
  readonly summary: string
  /** Each broken promise, with how to see it again; empty when all hold. */
  readonly broken: readonly string[]
}

export interface Part {
  readonly name: string
  readonly proves: string
  /** What the two forms do, in figures. */
  readonly short: string
  readonly long: string
  /** On a ground where `freshDatabase` finds its PostgreSQL. Loads its own code, so that one part needs none of the others. */
  readonly run: (form: Form) => Promise<ProofResult>
}

/** Everything that `npm run proof` can show; a new harness is a row here and a line in README.md. */
export const parts: readonly Part[] = [
  {
    name: 'model',
    proves: 'whatever people do in whatever order, the shop does what a small model without a database says, and keeps its promises',
    short: '200 evenings × 100 commands',
    long: '2,000 × 100, every promise asked after each',
    run: async (form) => (await import('./model/model')).model(form),
  },
  {
    name: 'access',
    proves: 'every call does for everybody what the contract says, with what is hers, another’s, another community’s or nobody’s; a right taken away is gone at the next call',
    short: 'all',
    long: 'the same',
    run: async (form) => (await import('./access/access')).access(form),
  },
  {
    name: 'input',
    proves: 'whatever is sent, nothing breaks: no 5xx, no trace of code, no change by what is refused, memory stays flat, slow clients and 10 MB bodies hurt nobody else',
    short: '20,000 requests',
    long: '100,000 requests',
    run: async (form) => (await import('./input/input')).input(form),
  },
  {
    name: 'interleave',
    proves: 'two requests that meet end well in every order of their statements (sampled above 70 orders), and mistakes planted in the statements are found',
    short: '2,000 orders',
    long: '15,000 orders',
    run: async (form) => (await import('./interleave/run')).interleave(form),
  },
  {
    name: 'faults',
    proves: 'a line to the database that is cut before, at or after any statement of any write leaves nothing half done; who asks again gets the one answer',
    short: '150 points',
    long: 'every point',
    run: async (form) => (await import('./faults/run')).faults(form),
  },
  {
    name: 'kills',
    proves: 'kill -9 of the server, or PostgreSQL stopped at once, under load and at any moment: nothing acknowledged is lost, nothing is half done',
    short: '15 kills for each of PGlite, PostgreSQL, and PostgreSQL itself',
    long: '500 kills for each',
    run: async (form) => (await import('./kills/run')).kills(form),
  },
]
