import { inRoot } from '../support/project'
import { readAppJson } from './pages'
import { openMiniProgram } from './runner'

const { pages, subPackages = [] } = readAppJson(inRoot('dist', 'weapp'))
const all = [...pages, ...subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root.replace(/\/$/, '')}/${page}`))]

test.each(all)('%s of the built package is drawn without a complaint, even with no connection', async (page) => {
  const phone = await openMiniProgram()
  phone.person.online = false
  phone.open(page)
  await phone.until(() => phone.firstSetData().has(page), 'its first data')
  expect(phone.tree().children?.length).toBeGreaterThan(0)
  phone.close()
})
