import { buildSync } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { inRoot } from '../support/project'
import type * as Lens from './lens'

/** The page-side functions, as `lens.ts` puts them into a page. */
type Glass = { readonly lens: typeof Lens }

export interface Darkroom {
  /** The file that is kept of a photograph. */
  develop(png: Buffer): Promise<Buffer>
  /** The file that stands in a document. */
  print(png: Buffer): Promise<Buffer>
  compare(before: Buffer, after: Buffer): Promise<{ blocks: number; picture: Buffer | null }>
  close(): Promise<void>
}

const webp = (file: Buffer): string => `data:image/webp;base64,${file.toString('base64')}`
const png = (file: Buffer): string => `data:image/png;base64,${file.toString('base64')}`
const bytes = (uri: string): Buffer => Buffer.from(uri.slice(uri.indexOf(',') + 1), 'base64')

/** Where photographs are made small and compared: a page of Chromium, which reads and writes every kind of picture. */
export async function openDarkroom(browser: Browser): Promise<Darkroom> {
  const built = buildSync({ entryPoints: [inRoot('tests', 'photos', 'lens.ts')], bundle: true, format: 'iife', globalName: 'lens', target: 'es2022', write: false })
  const page: Page = await browser.newPage()
  await page.addScriptTag({ content: built.outputFiles[0]?.text ?? '' })
  return {
    develop: async (photo) => bytes(await page.evaluate((uri) => (globalThis as unknown as Glass).lens.develop(uri), png(photo))),
    print: async (photo) => bytes(await page.evaluate((uri) => (globalThis as unknown as Glass).lens.print(uri), png(photo))),
    async compare(before, after) {
      const found = await page.evaluate(([old = '', young = '']) => (globalThis as unknown as Glass).lens.compare(old, young), [webp(before), webp(after)])
      return { blocks: found.blocks, picture: found.picture === null ? null : bytes(found.picture) }
    },
    close: () => page.close(),
  }
}
