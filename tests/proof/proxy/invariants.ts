import { instant } from '@domain/time'
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import { INVARIANTS } from '../../../cloudfunctions/ops/invariants/all'
import type { Lab } from './lab'

const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})
const MOMENT = { now: instant(0), machine: instant(0) }
const texts = INVARIANTS.flatMap((one) => ('query' in one ? [{ id: one.id, text: one.query(MOMENT).compile(compiler).sql }] : []))

/** The promises whose proof reads one of these tables. */
export const invariantsOver = (tables: readonly string[]): string[] =>
  texts.filter(({ text }) => tables.some((table) => new RegExp(`\\b${table}\\b`).test(text))).map(({ id }) => id)

/** What `ops.audit` finds wrong among the promises that these tables could break. */
export async function brokenOver({ shop, admin }: Lab, tables: readonly string[], now: string): Promise<string[]> {
  const ids = invariantsOver(tables)
  if (ids.length === 0) return []
  const { status, body } = await shop.call('ops.audit', { ids }, { token: admin().token, now })
  if (body.ok !== true) return [`ops.audit answered ${status} ${JSON.stringify(body)}`]
  const { invariants } = body.value as { invariants: { id: string; count?: number; rows?: unknown[] }[] }
  return invariants.flatMap(({ id, count = 0, rows = [] }) => (count > 0 ? [`${id}: ${JSON.stringify(rows[0])}`] : []))
}
