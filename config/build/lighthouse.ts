import type { Result } from 'lighthouse'
import { chromium } from 'playwright-core'
import { answers, freePorts, newFolder, runProgram, startProgram } from '../../tests/support/processes'
import { CHROMIUM, FLAGS } from '../../tests/support/browser'
import type { Finding } from './check-sizes'

/** What a run must reach, in hundredths; the first is hoped to reach 95. */
const REACH = { performance: 92, accessibility: 100, 'best-practices': 100, seo: 100 } as const
type Category = keyof typeof REACH
const CATEGORIES = Object.keys(REACH) as Category[]

const median = (values: readonly number[]): number => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
const hundredths = (run: Result, category: Category): number => Math.round(100 * (run.categories[category]?.score ?? 0))

/** The server as `npm run serve` runs it, on a database of its own with tonight's campaign in it. */
async function withShop<T>(work: (url: string) => Promise<T>): Promise<T> {
  const port = await freePorts()
  const folder = newFolder('lighthouse')
  const env = { PGLITE_DIR: `${folder}/db`, SIM_DIR: `${folder}/simulator`, PORT: String(port) }
  await runProgram('seed', env, ['--small', '--at', new Date().toISOString()])
  const { SIM_DIR: _simulator, ...own } = env
  const server = startProgram('gateway', { ...own, NODE_ENV: 'production' })
  try {
    const url = `http://127.0.0.1:${port}`
    await answers(`${url}/readyz`, server)
    return await work(url)
  } finally {
    await server.stop()
  }
}

/** Opens a page as Lighthouse does on a slow telephone, so often, each time in a browser that has never been there. */
async function runs(url: string, times: number): Promise<Result[]> {
  const { default: lighthouse } = await import('lighthouse')
  const all: Result[] = []
  for (let n = 0; n < times; n += 1) {
    const port = (await freePorts()) + 1
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: [...FLAGS, `--remote-debugging-port=${port}`], env: { ...process.env, HOME: newFolder('chromium') } })
    try {
      const run = await lighthouse(url, { port, output: 'json', logLevel: 'error', onlyCategories: CATEGORIES })
      if (run?.lhr.runtimeError) throw new Error(run.lhr.runtimeError.message)
      if (run) all.push(run.lhr)
    } finally {
      await browser.close()
    }
  }
  return all
}

/** What stands between a page and the full mark, as Lighthouse says it. */
function lost({ categories, audits }: Result, category: Category): string[] {
  const refs = categories[category]?.auditRefs ?? []
  return refs.flatMap(({ id, weight }) => {
    const { score, title, displayValue } = audits[id] ?? { score: null, title: id, displayValue: undefined }
    return weight > 0 && score !== null && score < 0.995 ? [`${title}${displayValue ? `: ${displayValue}` : ''} (${Math.round(100 * score)})`] : []
  })
}

/** The web app's first page on a mobile phone, median of `times`: one figure a category. */
export async function lighthouseFigures(times = 5): Promise<Finding[]> {
  return withShop(async (url) => {
    const all = await runs(`${url}/pages/today/index?stationId=s1`, times)
    const last = all.at(-1)
    return CATEGORIES.map((category) => {
      const scores = all.map((run) => hundredths(run, category))
      const reached = median(scores)
      const says = `Lighthouse mobile, ${category}: ${reached} of ${REACH[category]} (median of ${scores.join(' ')})`
      const why = last ? lost(last, category) : []
      return { says: why.length > 0 && reached < 100 ? `${says}; ${why.join('; ')}` : says, problems: reached < REACH[category] ? [`${says}: ${why.join('; ')}`] : [] }
    })
  })
}
