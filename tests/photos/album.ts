import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { inRoot } from '../support/project'
import type { Darkroom } from './darkroom'

/** What was looked at and found good. Half-sized WebP: a fifth of a PNG's bytes, and everything that a person would notice is still in it. */
export const APPROVED = inRoot('tests', 'photos', 'approved')
const DOCS = inRoot('docs')
export const TAKEN = inRoot('dist', 'photos')
/** So much of the repository the approved pictures may be. */
export const ALBUM_MOST = 20 * 1024 * 1024

export interface Difference {
  readonly picture: string
  readonly what: string
}

const approvedFile = (name: string): string => join(APPROVED, `${name}.webp`)

function put(file: string, content: Buffer): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}

/** Lays a photograph into dist/photos, and says how it differs from the approved one; null where it does not. */
export async function file(name: string, png: Buffer, darkroom: Darkroom): Promise<Difference | null> {
  put(join(TAKEN, `${name}.png`), png)
  const small = await darkroom.develop(png)
  put(join(TAKEN, `${name}.webp`), small)
  const approved = approvedFile(name)
  if (!existsSync(approved)) return { picture: name, what: 'is new: nobody has approved it' }
  const before = readFileSync(approved)
  if (before.equals(small)) return null
  const { blocks, picture } = await darkroom.compare(before, small)
  if (picture === null) return null
  put(join(TAKEN, `${name}.different.png`), picture)
  return { picture: name, what: `differs in ${blocks} squares: dist/photos/${name}.different.png` }
}

/** What the last taking came to, screen by screen: takings of some screens add to those of the others. */
interface Last {
  readonly screens: readonly string[]
  readonly differences: readonly Difference[]
}
const LAST = join(TAKEN, 'last.json')

export const lastTaken = (): Last | null => (existsSync(LAST) ? (JSON.parse(readFileSync(LAST, 'utf8')) as Last) : null)

export function keepLast(screens: readonly string[], differences: readonly Difference[]): void {
  const before = lastTaken() ?? { screens: [], differences: [] }
  const stays = ({ picture }: Difference): boolean => !screens.some((screen) => picture.startsWith(`${screen}/`))
  const last: Last = { screens: [...new Set([...before.screens, ...screens])], differences: [...before.differences.filter(stays), ...differences] }
  put(LAST, Buffer.from(JSON.stringify(last)))
}

/** Makes what was taken last the approved pictures of these screens; what they no longer show goes. One that looks the same stays as it is, byte for byte. */
export function approve(screens: readonly string[], differences: readonly Difference[]): number {
  for (const screen of screens) {
    const taken = namesIn(TAKEN, screen)
    for (const old of namesIn(APPROVED, screen)) if (!taken.includes(old)) rmSync(approvedFile(old))
  }
  const news = differences.filter(({ picture }) => screens.some((screen) => picture.startsWith(`${screen}/`)))
  for (const { picture } of news) put(approvedFile(picture), readFileSync(join(TAKEN, `${picture}.webp`)))
  return news.length
}

/** The pictures that docs/experience.md shows, as `<screen>/<state>-<dress>`. */
const shownInDocs = (): string[] => [...readFileSync(join(DOCS, 'experience.md'), 'utf8').matchAll(/pictures\/([a-z0-9-]+)\.([a-z0-9-]+)\.webp/g)].map(([, screen = '', state = '']) => `${screen}/${state}`)

/** Makes the documents' pictures of what was just taken; what no document shows goes. */
export async function printForDocs(darkroom: Darkroom): Promise<void> {
  const shown = shownInDocs()
  const fileOf = (name: string): string => `${name.replace('/', '.')}.webp`
  for (const old of foldersOf(join(DOCS, 'pictures'))) if (!shown.some((name) => fileOf(name) === old)) rmSync(join(DOCS, 'pictures', old))
  for (const name of shown) {
    const taken = join(TAKEN, `${name}.png`)
    if (existsSync(taken)) put(join(DOCS, 'pictures', fileOf(name)), await darkroom.print(readFileSync(taken)))
  }
}

/** Approved pictures of screens, or states of one, that are no longer taken. */
export const forgotten = (screens: readonly string[]): string[] =>
  screens.flatMap((screen) => namesIn(APPROVED, screen).filter((name) => !namesIn(TAKEN, screen).includes(name)))

export const foldersOf = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : [])
const namesIn = (folder: string, screen: string): string[] =>
  foldersOf(join(folder, screen))
    .filter((name) => name.endsWith('.webp'))
    .map((name) => `${screen}/${name.slice(0, -'.webp'.length)}`)

export const albumBytes = (): number =>
  foldersOf(APPROVED).reduce((total, screen) => total + namesIn(APPROVED, screen).reduce((sum, name) => sum + statSync(approvedFile(name)).size, 0), 0)
