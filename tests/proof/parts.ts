/** How much of a part is wanted. */
export interface Form {
  readonly long: boolean
  /** Does again what a run printed, where a part is driven by chance. */
  readonly seed: number | undefined
  readonly say: (line: string) => void
}

/** The names that the pattern in a variable of the environment picks, or all. Throws where it picks none, since nothing would then be shown. */
export function chosenBy<N extends string>(variable: `PROOF_${string}`, names: readonly N[]): readonly N[] {
  const wanted = new RegExp(process.env[variable] ?? '')
  const chosen = names.filter((name) => wanted.test(name))
  if (chosen.length === 0) throw new Error(`${variable} names none of ${names.join(', ')}`)
  return chosen
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
  /** About how long the short form takes beside another part; the longest begin first. */
  readonly seconds: number
  /** It measures time, so nothing runs beside it. */
  readonly alone?: true
  /** Tools beside PostgreSQL, by the names in `config/build/test-tools.ts`. */
  readonly needs?: readonly string[]
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
    seconds: 300,
    run: async (form) => (await import('./model/model')).model(form),
  },
  {
    name: 'access',
    proves: 'every call does for everybody what the contract says, with what is hers, another’s, another community’s or nobody’s; a right taken away is gone at the next call',
    short: 'all',
    long: 'the same',
    seconds: 90,
    run: async (form) => (await import('./access/access')).access(form),
  },
  {
    name: 'input',
    proves: 'whatever is sent, nothing breaks: no 5xx, no trace of code, no change by what is refused, memory stays flat, slow clients and 10 MB bodies hurt nobody else',
    short: '20,000 requests',
    long: '100,000 requests',
    seconds: 90,
    run: async (form) => (await import('./input/input')).input(form),
  },
  {
    name: 'interleave',
    proves: 'two requests that meet end well in every order of their statements (sampled above 70 orders), and mistakes planted in the statements are found',
    short: '2,000 orders',
    long: '15,000 orders',
    seconds: 500,
    run: async (form) => (await import('./interleave/run')).interleave(form),
  },
  {
    name: 'faults',
    proves: 'a line to the database that is cut before, at or after any statement of any write leaves nothing half done; who asks again gets the one answer',
    short: '150 points',
    long: 'every point',
    seconds: 60,
    run: async (form) => (await import('./faults/run')).faults(form),
  },
  {
    name: 'kills',
    proves: 'kill -9 of the server, or PostgreSQL stopped at once, under load and at any moment: nothing acknowledged is lost, nothing is half done',
    short: '15 kills for each of PGlite, PostgreSQL, and PostgreSQL itself',
    long: '500 kills for each',
    seconds: 150,
    run: async (form) => (await import('./kills/run')).kills(form),
  },
  {
    name: 'pay',
    proves: 'altered notices of the pay channel are refused, a hundred equal ones are heard once, and whatever is doubled, reordered, lost or late, our books are its bill',
    short: '300 altered notices, 1,000 histories',
    long: '3,000 altered notices, 10,000 histories',
    seconds: 130,
    run: async (form) => (await import('./pay/pay')).pay(form),
  },
  {
    name: 'overload',
    proves: 'asked five times what it carries the server turns away what is too much, says when to come again, never breaks, and is itself again within ten seconds',
    short: '10 s on each database',
    long: '60 s on each',
    seconds: 90,
    alone: true,
    run: async (form) => (await import('./overload/overload')).overload(form),
  },
  {
    name: 'mutation',
    proves: 'a mistake in a rule of money, stock, pools, payments or access is noticed by a test: at least 90 % of all, and each in a comparison that guards money or stock',
    short: 'nothing: it takes too long',
    long: 'every mistake that Stryker can make in the files of `config/mutation.json`',
    seconds: 0,
    run: async (form) => (await import('./mutation/mutation')).mutation(form),
  },
  {
    name: 'restore',
    proves: 'what was saved comes back row by row; a shop of the first version becomes one of the newest, whatever moment it is killed at on the way',
    short: '10,000 orders and 6 kills for each database',
    long: '1,000,000 orders and 100 kills for each database, timed',
    seconds: 200,
    run: async (form) => (await import('./restore/run')).restore(form),
  },
  {
    name: 'poolers',
    proves: 'behind PgBouncer in transaction mode everything works as before; where the database dies and its synchronous replica takes over under load, nothing acknowledged is lost',
    short: 'the pools, the payments and their races; 2 promotions, 2 kills of the pooler',
    long: 'every test that asks PostgreSQL; 20 promotions, 20 kills of the pooler',
    needs: ['PgBouncer'],
    seconds: 100,
    run: async (form) => (await import('./poolers/run')).poolers(form),
  },
]
