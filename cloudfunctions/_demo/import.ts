import { basename, resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { ESTATE_COLUMNS, sortEstates } from '@domain/community/estates'
import { QUOTE_COLUMNS, sortGoods } from '@domain/goods/quotes'
import { insertAudit } from '../_kit/audit-sql'
import { businessNow } from '../_kit/clock'
import { inTransaction, type Tx } from '../_kit/db'
import { openDatabase } from '../_kit/open'
import { SettingError } from '../_kit/setting-error'
import { EXIT_SETTING } from '../_kit/settings'
import { putEstates, putGoods, type Written } from './import/import-sql'
import { ImportError, readCsv } from './import/read-csv'
import { reportEstates, reportGoods } from './import/report'

const MIGRATIONS = resolve(__dirname, '..', '..', 'cloudfunctions', '_migrations')
const USAGE = 'npm run import -- --communities FILE.csv --goods FILE.csv [--yes]'
/** Rows in one statement. */
const CHUNK = 250

/** One file, read and judged: what it would bring, and how it is put in. */
interface Job {
  readonly what: string
  readonly file: string
  readonly report: readonly string[]
  readonly total: number
  put(tx: Tx, from: number, to: number): Promise<Written>
}

function estatesJob(file: string): Job {
  const { rows, broken } = readCsv(file, ESTATE_COLUMNS)
  const sorted = sortEstates(rows)
  const estates = sorted.good.map(({ value }) => value)
  const report = reportEstates({ file: basename(file), broken, ...sorted })
  return { what: 'estates', file, report, total: estates.length, put: (tx, from, to) => putEstates(tx, estates.slice(from, to), businessNow()) }
}

function goodsJob(file: string): Job {
  const { rows, broken } = readCsv(file, QUOTE_COLUMNS)
  const sorted = sortGoods(rows)
  const goods = sorted.good.map(({ value }) => value)
  const report = reportGoods({ file: basename(file), broken, ...sorted })
  return { what: 'goods', file, report, total: goods.length, put: (tx, from, to) => putGoods(tx, goods.slice(from, to), businessNow()) }
}

async function agreed(yes: boolean): Promise<boolean> {
  if (yes) return true
  if (!process.stdin.isTTY) {
    console.log('Nothing was written. Add --yes to put this in.')
    return false
  }
  const ask = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await ask.question('Put this in? (y/N) ')
  ask.close()
  return /^y(es)?$/i.test(answer.trim())
}

async function putAll(tx: Tx, { what, file, total, put }: Job): Promise<string> {
  const all: Written = { added: 0, changed: 0 }
  for (let from = 0; from < total; from += CHUNK) {
    const to = Math.min(from + CHUNK, total)
    const { added, changed } = await put(tx, from, to)
    all.added += added
    all.changed += changed
    console.log(`  ${what}: ${to} of ${total}`)
  }
  const same = total - all.added - all.changed
  await insertAudit(tx, { communityId: '*', what: `import.${what}`, subject: basename(file), personId: '', at: businessNow(), after: { ...all, same } })
  return `${what}: ${all.added} new, ${all.changed} changed, ${same} were there already`
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { communities: { type: 'string' }, goods: { type: 'string' }, yes: { type: 'boolean', default: false } } })
  const jobs = [...(values.communities ? [estatesJob(values.communities)] : []), ...(values.goods ? [goodsJob(values.goods)] : [])]
  if (jobs.length === 0) throw new ImportError(USAGE)
  for (const { report } of jobs) console.log(report.join('\n'))
  if (!(await agreed(values.yes))) return 1
  const database = await openDatabase(MIGRATIONS)
  try {
    const done = await inTransaction('write', async (tx) => {
      const said: string[] = []
      for (const job of jobs) said.push(await putAll(tx, job))
      return said
    })
    console.log(`Done. ${done.join('; ')}.`)
    return 0
  } finally {
    await database.close()
  }
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    const wrongUse = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
    console.error(wrongUse ? `${error.message}\n${USAGE}` : error instanceof ImportError || error instanceof SettingError ? error.message : error)
    process.exitCode = error instanceof SettingError ? EXIT_SETTING : 1
  },
)
