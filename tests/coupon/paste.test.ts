import { goodLines, lineAt, readPasted } from '../../src/coupon/operator/paste'

test('a list without headings goes by the column that holds phones', () => {
  const list = readPasted('13800138000\n13900139000')
  expect(list?.csv).toBe('phone\n13800138000\n13900139000')
  expect(lineAt(list!, 3)).toEqual({ line: 2, text: '13900139000' })
  expect(readPasted('李阿姨,138-0013-8000')?.csv).toBe('other0,phone\n李阿姨,138-0013-8000')
  expect(readPasted('c1-person')?.csv).toBe('person\nc1-person')
})

test('headings are understood in either language, and stay where they are', () => {
  expect(readPasted('\ufeff姓名,手机号\r\n李阿姨,13800138000')).toMatchObject({ csv: '姓名,phone\n李阿姨,13800138000', added: 0 })
  expect(readPasted('\nPerson\nc1-person')).toMatchObject({ csv: '\nperson\nc1-person', added: 0 })
})

test('what a spreadsheet lays on the clipboard is read, commas in a cell and all', () => {
  expect(readPasted('姓名\t手机\n李, "阿姨"\t13800138000')?.csv).toBe('"姓名",phone\n"李, ""阿姨""","13800138000"')
})

test('nothing is no list', () => {
  expect(readPasted(' \n\n')).toBeNull()
})

test('the lines that went well are those that name somebody and did not fail', () => {
  const bare = readPasted('13800138000\n\nnobody\n13900139000')!
  expect(goodLines(bare, [{ line: 4 }])).toEqual(['13800138000', '13900139000'])
  const headed = readPasted('phone\n13800138000\nnobody')!
  expect(goodLines(headed, [{ line: 3 }])).toEqual(['13800138000'])
})
