import type { ItemView } from '@domain/campaign/contract'
import { alsoCalled } from '@domain/goods/names'
import fc from 'fast-check'
import { dict } from 'pinyin-match/src/simplified_dict.js'
import { DEMO_GOODS } from '../../cloudfunctions/_demo/parts/goods'
import { finderOf } from '../../src/pages/find/search-items'

const items = DEMO_GOODS.map(
  (goods, place): ItemView => ({ ...goods, itemId: `i${place}`, per500gFen: null, poolFen: goods.priceFen, offered: 100, left: 100, sold: 0, limit: 5 }),
)
const find = finderOf(items)
const names = (found: readonly ItemView[]): string[] => found.map(({ name }) => name)
const all = (typed: string): string[] => {
  const { found, near } = find(typed)
  return names([...found, ...near])
}
const anItem = fc.constantFrom(...items)
const letter = fc.constantFrom(...'abcdefghijklmnopqrstuwxyz')

const soundOf = (character: string): string => Object.entries(dict).find(([, characters]) => characters.includes(character))?.[0] ?? character
const chinese = (name: string): string[] => [...name].filter((character) => /\p{Script=Han}/u.test(character))

test('every item is found by its own name, before all others', () => {
  fc.assert(fc.property(anItem, ({ name }) => find(name).found[0]?.name === name))
})

test('every item is found by a part of its name', () => {
  fc.assert(
    fc.property(anItem, fc.nat(), ({ name }, at) => {
      const part = name.replace(/\s/g, '').slice(at % 3, (at % 3) + 2)
      return part.length < 2 || names(find(part).found).includes(name)
    }),
  )
})

test('every item is found by the initials of its characters, and by their sounds', () => {
  fc.assert(
    fc.property(anItem, ({ name }) => {
      const sounds = chinese(name.split(' ')[0] ?? '').map(soundOf)
      const initials = sounds.map((sound) => sound[0]).join('')
      return [initials, sounds.join('')].every((typed) => typed.length > 20 || all(typed).includes(name) || /\d/.test(name))
    }),
  )
})

test('one wrong letter in the sound of a name still leads to the item', () => {
  fc.assert(
    fc.property(anItem, letter, fc.nat(), ({ name }, wrong, nth) => {
      const sound = chinese(name.split(' ')[0] ?? '').map(soundOf).join('')
      if (sound.length < 6 || sound.length > 20 || /\d/.test(name)) return true
      const at = nth % sound.length
      return all(sound.slice(0, at) + wrong + sound.slice(at + 1)).includes(name)
    }),
  )
})

test('a letter left out of the sound of a name still leads to the item', () => {
  fc.assert(
    fc.property(anItem, fc.nat(), ({ name }, nth) => {
      const sound = chinese(name.split(' ')[0] ?? '').map(soundOf).join('')
      if (sound.length < 6 || sound.length > 20 || /\d/.test(name)) return true
      const at = nth % sound.length
      return all(sound.slice(0, at) + sound.slice(at + 1)).includes(name)
    }),
  )
})

test('one character mistyped for another of the same sound still leads to the item', () => {
  fc.assert(
    fc.property(anItem, fc.nat(), fc.nat(), ({ name }, nth, other) => {
      const characters = [...name]
      const at = nth % characters.length
      const alike = Object.values(dict).find((one) => one.includes(characters[at] ?? ''))
      if (!alike || characters.length < 2 || /\d/.test(name)) return true
      characters[at] = [...alike][other % alike.length] ?? ''
      return all(characters.join('')).includes(name)
    }),
  )
})

test.each([
  ['xhs', '沙瓤番茄'],
  ['西红柿', '沙瓤番茄'],
  ['xihongsi', '沙瓤番茄'],
  ['西洪柿', '沙瓤番茄'],
  ['fanq', '沙瓤番茄'],
  ['fqie', '沙瓤番茄'],
  ['马铃薯', '带泥本地土豆'],
  ['糖藕', '塘藕'],
  ['ou', '塘藕'],
  ['bolo', '凤梨'],
  ['SHQ', '现割上海青'],
  ['ji dan', '散养土鸡蛋'],
])('%s leads to %s', (typed, name) => {
  expect(all(typed)).toContain(name)
})

test('nothing typed finds nothing, and what sounds like nothing here finds nothing', () => {
  expect(find('  ')).toEqual({ found: [], near: [] })
  expect(find('🍅')).toEqual({ found: [], near: [] })
})

test('a long run of syllables that can be read in many ways is read at once', () => {
  const from = performance.now()
  find('na'.repeat(40))
  expect(performance.now() - from).toBeLessThan(1_000)
})

test('another name for a thing is not offered where the name says it already', () => {
  expect(alsoCalled('沙瓤番茄')).toEqual(['西红柿'])
  expect(alsoCalled('水饺')).toEqual(['饺子'])
  expect(alsoCalled('白萝卜')).toEqual([])
})
