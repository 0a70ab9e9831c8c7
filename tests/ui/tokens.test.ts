import { readFileSync } from 'node:fs'
import { carried, drawings, fetched, icons } from '../../src/ui/art/names'
import { colours, contrast, pairs, type Colour } from '../../src/ui/pairs'
import { colours as drawn } from '../../src/ui/share/pen'
import theme from '../../src/theme.json'
import { foldersIn, inRoot, projectFiles } from '../support/project'

const tokens = readFileSync(inRoot('src', 'ui', 'tokens.scss'), 'utf8')
const styles = projectFiles().filter(({ path }) => /^src\/.*\.scss$/.test(path) && path !== 'src/ui/tokens.scss')

/** What stands in one mixin of the token file, by name. */
function tokensOf(mixin: string): ReadonlyMap<string, string> {
  const body = new RegExp(`@mixin ${mixin} \\{([^}]*)\\}`).exec(tokens)?.[1] ?? ''
  return new Map([...body.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name = '', value = '']) => [name, value]))
}

const dresses = { light: tokensOf('light'), dark: tokensOf('dark') }
const sizes = { plain: tokensOf('plain'), elder: tokensOf('elder') }

/** Every rule of a style as its own text, without what is nested in it. */
const rulesOf = (text: string): string[] => [...text.replace(/\/\/.*$/gm, '').matchAll(/\{([^{}]*)\}/g)].map(([, body = '']) => body)

const linesOf = (pattern: RegExp, allowed: (found: RegExpMatchArray) => boolean = () => false): string[] =>
  styles.flatMap(({ path, text }) => [...text.replace(/\/\/.*$/gm, '').matchAll(pattern)].filter((found) => !allowed(found)).map(([what]) => `${path}: ${what.trim()}`))

describe.each(['light', 'dark'] as const)('in %s dress', (dress) => {
  const of = (colour: Colour): string => dresses[dress].get(colour) ?? 'missing'

  test('every colour has a value', () => {
    expect(colours.filter((colour) => !/^#[0-9a-f]{6}$/.test(of(colour)))).toEqual([])
  })

  test.each(pairs)('$front on $back has at least $least : 1', ({ front, back, least }) => {
    expect(contrast(of(front), of(back))).toBeGreaterThanOrEqual(least)
  })

  test("WeChat's own bars have the colours of the pages", () => {
    const { ground, bar, letters, chosen } = theme[dress]
    expect({ ground, bar, letters, chosen }).toEqual({ ground: of('ground'), bar: of('card'), letters: of('ink-soft'), chosen: of('go') })
  })
})

test('what shows before the first script has the colours of the pages', () => {
  const page = readFileSync(inRoot('src', 'index.html'), 'utf8')
  const known = new Set(['light', 'dark'].flatMap((dress) => ['ground', 'ink-soft'].map((name) => dresses[dress as 'light' | 'dark'].get(name))))
  const used = [...page.matchAll(/#[0-9a-f]{6}/g)].map(([colour]) => colour)
  expect(used.length).toBeGreaterThan(4)
  expect(used.filter((colour) => !known.has(colour))).toEqual([])
})

test('what is drawn on a canvas has the colours of the light pages', () => {
  const names = { soft: 'ink-soft', goSoft: 'go-soft', onGo: 'on-go' } as const
  const known = Object.entries(drawn).map(([name]) => [name, dresses.light.get(names[name as keyof typeof names] ?? name)])
  expect(drawn).toEqual(Object.fromEntries(known))
})

test('contrast is what WCAG says it is', () => {
  expect(contrast('#000', '#fff')).toBeCloseTo(21)
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

test('elder dress has its three sizes of text, and what is tapped is 60 high', () => {
  const of = (name: string) => sizes.elder.get(name)
  expect([of('text-small'), of('text'), of('text-big'), of('target')]).toEqual(['18px', '22px', '30px', '60px'])
  expect(Number(of('leading'))).toBeGreaterThanOrEqual(1.3)
  expect(sizes.plain.get('target')).toBe('44px')
})

test('no style knows a colour of its own', () => {
  expect(linesOf(/[^\n]*(#[0-9a-f]{3,8}\b|rgba?\(|hsla?\()[^\n]*/gi)).toEqual([])
})

test('no style knows a size of text of its own', () => {
  expect(linesOf(/font-size: ([^;]+);/g, ([, size = '']) => /^(var\(--text(-small|-big|-far)?\)|inherit)$/.test(size))).toEqual([])
})

test('there is one radius, and one shadow', () => {
  expect(linesOf(/border-radius: ([^;]+);/g, ([, radius = '']) => radius.split(/ (?!\/)/).every(() => /^(0|50%|inherit|(calc\()?var\(--r(adius|ound)\)( \/ 2\))?|\s)+$/.test(radius)))).toEqual([])
  expect(linesOf(/box-shadow: ([^;]+);/g, ([, shadow = '']) => /^(none|var\(--shadow\))$/.test(shadow))).toEqual([])
})

test('distances lie on a grid of 4', () => {
  const odd = (value: string): boolean => [...value.matchAll(/(\d+(?:\.\d+)?)px/g)].some(([, px = '']) => Number(px) % 4 !== 0)
  expect(linesOf(/(?<![\w-])((?:row-|column-)?gap|padding[\w-]*|margin[\w-]*): ([^;]+);/g, ([, , value = '']) => !odd(value))).toEqual([])
})

test('nothing moves longer than 200 ms', () => {
  expect(linesOf(/(?:animation|transition)[\w-]*: ([^;]+);/g, ([, value = '']) => /var\(--quick\)|^none$/.test(value))).toEqual([])
  expect(Number.parseInt(tokensOf('shapes').get('quick') ?? '999', 10)).toBeLessThanOrEqual(200)
})

test('every token that is used is there', () => {
  const set = projectFiles().flatMap(({ path, text }) => (/^src\/.*\.tsx$/.test(path) ? [...text.matchAll(/'--([\w-]+)'/g)].map(([, name = '']) => name) : []))
  const known = new Set([...dresses.light.keys(), ...sizes.plain.keys(), ...tokensOf('shapes').keys(), ...set])
  expect(linesOf(/var\(--([\w-]+)/g, ([, name = '']) => known.has(name))).toEqual([])
})

test('a rule that puts a colour on another has its pair', () => {
  const known = new Set(pairs.map(({ front, back }) => `${front} on ${back}`))
  const used = styles.flatMap(({ text }) => rulesOf(text)).flatMap((rule) => {
    const front = /(?:^|[\s;])color: var\(--([\w-]+)\)/.exec(rule)?.[1]
    const back = /background(?:-color)?: var\(--([\w-]+)\)/.exec(rule)?.[1]
    return front && back ? [`${front} on ${back}`] : []
  })
  expect([...new Set(used)].filter((pair) => !known.has(pair))).toEqual([])
})

test('every drawing and sign has its file, its style and nothing left over', () => {
  const listed = (file: string, name: string): string[] => (new RegExp(`\\$${name}: ([^;]+);`).exec(readFileSync(inRoot('src', 'ui', file), 'utf8'))?.[1] ?? '').split(/,\s*/)
  const files = (folder: string) => projectFiles().flatMap(({ path }) => new RegExp(`^src/ui/art/${folder}/(.+)\\.svg$`).exec(path)?.[1] ?? [])
  expect(foldersIn('src', 'ui', 'art').sort()).toEqual(['drawings', 'icons', 'tabs'])
  expect(listed('art.scss', 'drawings').sort()).toEqual([...carried].sort())
  expect(listed('art-fetched.scss', 'drawings').sort()).toEqual([...fetched].sort())
  expect(files('drawings').sort()).toEqual([...drawings].sort())
  expect(listed('art.scss', 'icons').sort()).toEqual([...icons].sort())
  expect(files('icons').sort()).toEqual([...icons].sort())
})
