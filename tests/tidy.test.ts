import { readFileSync } from 'node:fs'
import { foldersIn, inRoot, projectFiles } from './support/project'
import { rules, tidy, wordsInOrder } from './tidy'

const house = { words: ['station', 'pool', 'campaign', 'order'] }
const broken = (path: string, text: string): string[] => [...new Set(tidy([{ path, text }], house).map((breach) => breach.rule))]
const firstLine = (text: string): string => text.trim().split('\n')[0] ?? ''
const lines = (n: number): string => 'export {}\n'.repeat(n)

/** For each rule the files that break it, and nothing else. */
const breaks: Record<string, readonly (readonly [path: string, text: string])[]> = {
  'domain knows earlier words only': [
    ['src/domain/pool/moves.ts', "import { x } from '../campaign/campaign'"],
    ['src/domain/pool/moves.ts', "import { x } from '@domain/order/order'"],
    ['src/domain/pool/moves.ts', "import type { X } from '../order'"],
    ['src/domain/pool/moves.ts', "export type X = import('../order/order').Order"],
    ['src/domain/pool/moves.ts', "export * from '../order/order'"],
    ['src/domain/pool/moves.ts', "import type { Calls } from '../contract'"],
    ['src/domain/pool/moves.ts', "import dayjs from 'dayjs'"],
    ['src/domain/pool/moves.ts', "import { call } from '../../kit/call'"],
    ['src/domain/money.ts', "import { x } from './pool/price'"],
    ['src/domain/parcel/parcel.ts', "import { x } from '../pool/pool'"],
  ],
  'zod stays in contracts': [
    ['src/domain/pool/pool.ts', "import * as z from 'zod/mini'"],
    ['src/domain/pool/contract.ts', "import { z } from 'zod'"],
  ],
  'domain is pure': [
    ['src/domain/pool/pool.ts', 'export const now = () => Date.now()'],
    ['src/domain/pool/pool.ts', 'export const now = () => new Date()'],
    ['src/domain/pool/pool.ts', 'export const now = () => Date()'],
    ['src/domain/pool/pool.ts', 'export const luck = () => Math.random()'],
    ['src/domain/pool/pool.ts', 'export const wait = (f: () => void) => setTimeout(f, 1)'],
    ['src/domain/pool/pool.ts', 'export const id = () => crypto.randomUUID()'],
    ['src/domain/pool/pool.ts', "export const ask = () => fetch('/')"],
  ],
  'functions keep their doors': [
    ['cloudfunctions/pool/join.ts', "import { call } from '../../src/kit/call'"],
    ['cloudfunctions/pool/join.ts', "import { place } from '../order/place'"],
    ['cloudfunctions/pool/join.ts', "import { lockOrder } from '../order/order-sql'"],
    ['cloudfunctions/pool/join.ts', "import type { Place } from '../order/place'"],
    ['cloudfunctions/pool/join.ts', "import { build } from '../../config/build/build'"],
    ['cloudfunctions/_kit/jobs.ts', "import { settle } from '../pool/pool'"],
  ],
  'SQL stands in -sql.ts': [
    ['cloudfunctions/pool/join.ts', "import { sql } from 'kysely'"],
    ['cloudfunctions/pool/join.ts', 'export const all = (tx) => sql`select 1`.execute(tx)'],
    ['cloudfunctions/pool/join.ts', 'export const all = (tx) => sql<{ n: number }>`select 1`.execute(tx)'],
    ['cloudfunctions/pool/join.ts', "export const all = (tx) => tx.selectFrom('pool').execute()"],
    ['cloudfunctions/_kit/jobs.ts', "export const drop = (tx) => tx.deleteFrom('job').execute()"],
    ['cloudfunctions/pool/join.ts', "export const all = (client) => client.query('select 1')"],
  ],
  'phones stay light': [
    ['src/pool/pool-store.ts', "import { pool } from '@domain/pool/contract'"],
    ['src/pool/pool-store.ts', "import { calls } from '@domain/contract'"],
    ['src/kit/call.ts', "import { write } from '@domain/call'"],
    ['src/pool/pool-store.ts', "import { z } from 'zod/mini'"],
    ['src/pool/pool-store.ts', "import { serve } from '../../cloudfunctions/_kit/serve'"],
    ['src/pool/detail/index.tsx', "import { OrderCard } from '../../order/OrderCard'"],
    ['src/pool/detail/index.tsx', "import { Today } from '../../pages/today/index'"],
    ['src/pages/today/index.tsx', "import { PoolProgress } from '../../pool/PoolProgress'"],
    ['src/kit/session.ts', "import { poolStore } from '../pool/pool-store'"],
    ['src/ui/Button.tsx', "import { words } from '../order/words'"],
    ['src/kit/id.ts', "import { randomBytes } from 'node:crypto'"],
  ],
  'the top level is known': [
    ['notes.txt', 'buy milk'],
    ['scripts/run.sh', 'true'],
  ],
  'no traces of where it was made': [
    ['docs/deploy.md', ['', 'work', 'main', 'dist'].join('/')],
    ['package-lock.json', `"resolved": "https://${['registry', 'npmjs', 'org'].join('.')}/x"`],
    ['README.md', `Written with ${['Cl', 'aude'].join('')}`],
  ],
  'files stay readable': [
    ['src/ui/Card.tsx', lines(351)],
    ['src/app.scss', '\n'.repeat(351)],
  ],
  'texts stand in words.ts': [
    ['src/pool/detail/index.tsx', 'export default () => <View>参团</View>'],
    ['src/pool/pool-store.ts', "export const title = '参团'"],
    ['src/pool/pool-store.ts', `export const left = (n: number) => \`还差 \${n} 人\``],
    ['cloudfunctions/message/send.ts', "export const thing = '已到站'"],
    ['src/domain/pool/pool.ts', "export const unit = '份'"],
  ],
  'finished work only': [
    ['src/pool/pool-store.ts', `// ${['TO', 'DO'].join('')}: later`],
    ['src/pool/pool-store.ts', 'export const x = (y: any) => y'],
    ['src/pool/pool-store.ts', `// @ts-${['ig', 'nore'].join('')}`],
    ['tests/pool/join.test.ts', "test.skip('joins', () => {})"],
    ['tests/pool/join.test.ts', "describe.only('joins', () => {})"],
  ],
}

const keeps: readonly (readonly [path: string, text: string])[] = [
  [
    'src/domain/pool/moves.ts',
    "import { later } from '../time'\nimport { openHours } from '../station/station'\nimport { holdSeat } from './pool'",
  ],
  ['src/domain/campaign/contract.ts', "import * as z from 'zod/mini'\nimport { pool } from '../pool/contract'"],
  ['src/domain/contract.ts', "import type { z } from 'zod/mini'\nimport { pool } from './pool/contract'"],
  ['src/domain/time.ts', 'export const day = (ms: number) => new Date(ms).toISOString()'],
  [
    'cloudfunctions/pool/join.ts',
    "import { ok } from '@domain/result'\nimport { placeOrder } from '../order/order'\nimport { serve } from '../_kit/serve'\nimport pg from 'pg'",
  ],
  ['cloudfunctions/pool/pool-sql.ts', "import { sql } from 'kysely'\nexport const all = (tx) => sql`select 1`.execute(tx)"],
  ['cloudfunctions/_demo/seed.ts', "import { main } from '../pool/index'\nexport const name = '豆角'"],
  [
    'src/pool/detail/index.tsx',
    "import type { Output } from '@domain/contract'\nimport { words } from '../words'\nimport { call } from '../../kit/call'\nimport { Card } from '../../ui/Card'",
  ],
  [
    'src/pages/today/index.tsx',
    "import { yuan } from '@domain/money'\nimport { View } from '@tarojs/components'\nimport { words } from './words' // 参团 in a comment",
  ],
  ['src/pool/words.ts', "export const words = { join: '参团' }"],
  ['src/ui/Card.tsx', lines(350)],
]

test('every rule has a file that breaks it', () => {
  expect(Object.keys(breaks).sort()).toEqual(rules.map((rule) => rule.name).sort())
})

for (const [rule, files] of Object.entries(breaks)) {
  test.each(files.map(([path, text]) => [path, firstLine(text), text]))(`${rule}: catches %s with %s`, (path, _shown, text) =>
    expect(broken(path ?? '', text ?? '')).toEqual([rule]),
  )
}

test.each(keeps)('lets %s be', (path, text) => expect(broken(path, text)).toEqual([]))

test('the list of words names every folder of the domain, in an order', () => {
  const folders = foldersIn('src', 'domain')
  expect(wordsInOrder(readFileSync(inRoot('src/domain/README.md'), 'utf8'), folders).sort()).toEqual(folders.sort())
})

test('the project keeps its borders', () => {
  const words = wordsInOrder(readFileSync(inRoot('src/domain/README.md'), 'utf8'), foldersIn('src', 'domain'))
  const breaches = tidy(projectFiles(), { words })
  expect(breaches.map(({ path, line, rule, what }) => `${path}:${line} ${rule}: ${what}`)).toEqual([])
})
