import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { NO_DATA, dataFile } from '../support/data'
import { freshDatabase, type Place } from '../support/databases'
import { newFolder, runProgram, startProgram } from '../support/processes'
import { onBothDatabases } from '../support/server'
import { skipUnless } from '../support/skip'

const HEADER = 'name,gcj02_lng,gcj02_lat,price_per_m2'

/** What the program says and how it ends. */
async function runImport(place: Place, ...args: string[]) {
  const running = startProgram('import', place.env, args)
  await once(running.child, 'close')
  return { code: running.child.exitCode, said: running.output() }
}

function aFile(content: string | Buffer): string {
  const file = join(newFolder('import'), 'estates.csv')
  writeFileSync(file, content)
  return file
}

onBothDatabases((db) => {
  let place: Place
  beforeAll(async () => {
    place = await freshDatabase(db, 'none')
  }, 60_000)
  afterAll(() => place.drop())

  const communities = dataFile('communities/communities.csv')
  const goods = dataFile('produce/produce.csv')
  skipUnless(communities !== null && goods !== null, NO_DATA).describe('real files', () => {
    const both = ['--communities', communities ?? '', '--goods', goods ?? '']

    test('are shown first: 2,788 of 2,789 estates without line 1813, 200 goods without 8 bad quotes', async () => {
      const { code, said } = await runImport(place, ...both)
      expect(said).toContain('2789 rows, 2788 estates, 1 left out\n  line 1813: 园林住宅')
      expect(said).toContain('56 of them without a price')
      expect(said).toContain('200 rows, 200 goods, 0 left out')
      expect(said.match(/ goes in without .*/g)?.map((line) => line.split(',').length)).toEqual([1, 1, 1, 1, 4])
      expect(said).toContain('Nothing was written')
      expect(code).toBe(1)
    })

    test('go in once, however often they are brought', async () => {
      expect(await runProgram('import', place.env, [...both, '--yes'])).toContain('estates: 2788 new, 0 changed, 0 were there already; goods: 200 new, 0 changed, 0 were there already.')
      expect(await runProgram('import', place.env, [...both, '--yes'])).toContain('estates: 0 new, 0 changed, 2788 were there already; goods: 0 new, 0 changed, 200 were there already.')
      if (place.databaseUrl === null) return
      const client = new Client({ connectionString: place.databaseUrl })
      await client.connect()
      const { rows } = await client.query(`select
        (select count(*) from community)::int as estates, (select count(*) from community where price_per_m2 is null)::int as priceless,
        (select count(*) from goods)::int as goods, (select count(*) from audit_log where what like 'import.%')::int as audits,
        (select price_fen::int from goods where name = '小白菜') as price, (select quotes -> 'p10' from goods where name = '玫瑰香') as bad`)
      await client.end()
      expect(rows).toEqual([{ estates: 2788, priceless: 56, goods: 200, audits: 4, price: 80, bad: null }])
    })
  })

  test('a new price is learned, a missing one forgets nothing', async () => {
    const put = (price: string) => runProgram('import', place.env, ['--communities', aFile(`${HEADER}\n新村,120.6,31.3,${price}\n`), '--yes'])
    expect(await put('100')).toContain('1 new, 0 changed')
    expect(await put('200')).toContain('0 new, 1 changed')
    expect(await put('')).toContain('0 new, 0 changed, 1 were there already')
    expect(await put('200')).toContain('0 new, 0 changed')
  })

  test('rows that can\'t be read are left out by their line, all others go in', async () => {
    const rows = ['"甲\n苑",120.6,31.3,1', '乙苑,120.6,31.3', '丙苑,120.61,31.3,1', ',120.6,31.3,1', '丁"苑,120.6,31.3,1', '戊苑,120.62,31.3,']
    const { code, said } = await runImport(place, '--communities', aFile(`\ufeff${HEADER}\r\n${rows.join('\r\n')}\r\n`), '--yes')
    expect(said).toContain('6 rows, 2 estates, 4 left out')
    expect(said).toMatch(/line 2: 甲\?苑: its name .*\n {2}line 4: the line has more or fewer cells.*\n {2}line 6: : its name is empty.*\n {2}line 7: the line is not well quoted/)
    expect(said).toContain('2 new')
    expect(code).toBe(0)
  })

  test('an older spreadsheet\'s GB 18030 is read too', async () => {
    const bytes = Buffer.concat([Buffer.from(`${HEADER}\n`), Buffer.from([0xcc, 0xd2, 0xd4, 0xb4]), Buffer.from(',120.6,31.3,x\nlast,120.6,31.31,1\n')])
    expect((await runImport(place, '--communities', aFile(bytes), '--yes')).said).toContain('2 rows, 2 estates, 0 left out')
  })

  test.each<[string, string[], RegExp]>([
    ['no file', [], /^npm run import -- /],
    ['an unknown option', ['--estates', 'x.csv'], /Unknown option[\s\S]*npm run import -- /],
    ['a file that isn\'t there', ['--goods', '/nowhere/x.csv'], /x\.csv can't be read: ENOENT/],
    ['another table', ['--goods', aFile(`${HEADER}\n新村,120.6,31.3,1\n`)], /has no column category/],
    ['an empty file', ['--communities', aFile('')], /has no rows/],
    ['a header alone', ['--communities', aFile(`${HEADER}\n`)], /has no rows/],
  ])('%s ends it with one line and nothing written', async (_name, args, line) => {
    const { code, said } = await runImport(place, ...args, '--yes')
    expect(said).toMatch(line)
    expect(said).not.toContain('    at ')
    expect(code).toBe(1)
  })
})
