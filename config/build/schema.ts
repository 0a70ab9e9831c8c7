import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { liteOwner } from '../../cloudfunctions/_kit/lite'
import { migrate, readMigrations } from '../../cloudfunctions/_kit/migrate'

const ROOT = resolve(__dirname, '..', '..')
const FILE = join(ROOT, 'cloudfunctions/_kit/schema.ts')

interface Column {
  tableName: string
  columnName: string
  type: string
  nullable: boolean
  hasDefault: boolean
}

const COLUMNS = `
  select table_name as "tableName", column_name as "columnName", udt_name as type, is_nullable = 'YES' as nullable, column_default is not null as "hasDefault"
  from information_schema.columns where table_schema = 'public' order by table_name collate "C", ordinal_position`

/** What a column's value is in code; `_kit/db.ts` parses accordingly. */
const TYPES: Readonly<Record<string, string>> = {
  text: 'string', varchar: 'string', numeric: 'string', uuid: 'string',
  int2: 'number', int4: 'number', int8: 'number', float4: 'number', float8: 'number',
  bool: 'boolean', timestamptz: 'Instant', date: 'ShopDay', bytea: 'Buffer', _text: 'string[]', _int4: 'number[]',
}

const camel = (name: string): string => name.replace(/_([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase())
const pascal = (name: string): string => camel(`_${name}`)

function typeOf({ tableName, columnName, type, nullable, hasDefault }: Column): string {
  if (type === 'jsonb') return nullable ? 'JsonbOrNull' : 'Jsonb'
  const known = TYPES[type]
  if (known === undefined) throw new Error(`${tableName}.${columnName} has the type ${type}, which config/build/schema.ts does not know`)
  if (nullable) return `${known} | null`
  return hasDefault ? `Generated<${known}>` : known
}

function print(columns: readonly Column[]): string {
  const tables = [...new Set(columns.map(({ tableName }) => tableName))].filter((name) => name !== 'migration')
  const body = tables.map((table) => {
    const fields = columns.filter(({ tableName }) => tableName === table).map((column) => `  ${camel(column.columnName)}: ${typeOf(column)}`)
    return `export interface ${pascal(table)}Table {\n${fields.join('\n')}\n}\n`
  })
  const used = (name: string) => body.some((text) => text.includes(name))
  return [
    '// Written by `npm run schema` from the migrated database; a test proves that it is current.',
    `import type { ColumnType, Generated } from 'kysely'`,
    `import type { Instant${used('ShopDay') ? ', ShopDay' : ''} } from '@domain/time'`,
    `import type { JsonValue } from './json'`,
    '',
    '/** Comes out as a value and goes in as text: see `json()`. */',
    'type Jsonb = ColumnType<JsonValue, string, string>',
    'type JsonbOrNull = ColumnType<JsonValue, string | null | undefined, string | null>',
    '',
    ...body,
    `export interface Schema {\n${tables.map((table) => `  ${camel(table)}: ${pascal(table)}Table`).join('\n')}\n}\n`,
  ].join('\n')
}

async function main(): Promise<void> {
  const lite = await PGlite.create()
  await migrate(liteOwner(lite), readMigrations(join(ROOT, 'cloudfunctions/_migrations')))
  const { rows } = await lite.query<Column>(COLUMNS)
  await lite.close()
  const text = print(rows)
  if (!process.argv.includes('--check')) return writeFileSync(FILE, text)
  if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== text) {
    console.error('cloudfunctions/_kit/schema.ts is not what the migrations make: run `npm run schema`')
    process.exitCode = 1
  }
}

void main()
