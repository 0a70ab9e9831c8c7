import { missingPages, registeredPages } from './missing'
import { SCREENS } from './screens'

test('every page of the app is photographed', () => {
  expect(missingPages()).toEqual([])
})

test('no page is photographed that the app no longer has', () => {
  expect(SCREENS.map(({ page }) => page).filter((page) => !registeredPages().includes(page))).toEqual([])
})

test('each screen, and each state of one, has a name of its own', () => {
  const twice = (names: readonly string[]) => names.filter((name, place) => names.indexOf(name) !== place)
  expect(twice(SCREENS.map(({ name }) => name))).toEqual([])
  for (const { states } of SCREENS) expect(twice(states.map(({ name }) => name))).toEqual([])
})

test('each screen has a state that is checked in every dress', () => {
  expect(SCREENS.filter(({ states }) => !states.some(({ main }) => main)).map(({ name }) => name)).toEqual([])
})
