import { copyFileSync, cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { icons } from '@iconify-json/noto'
import { categoryArt } from '../../src/ui/art/categories'
import { anyEventArt, eventArt } from '../../src/ui/art/events'
import { drawnFace } from '../../src/ui/art/faces'
import { FACES } from '../../src/ui/art/spread'
import { pictures } from '../../src/ui/art/pictures'

/** Writes the goods' pictures (Noto Emoji, Apache-2.0) into `folder`, each under its own name; the app asks for `/goods/<key>.svg`. */
export function writeGoodsPictures(folder: string): void {
  mkdirSync(folder, { recursive: true })
  const side = icons.width ?? 128
  for (const key of pictures) {
    const icon = icons.icons[key]
    if (!icon) throw new Error(`the picture set has no ${key}`)
    writeFileSync(join(folder, `${key}.svg`), `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${icon.width ?? side} ${icon.height ?? side}">${icon.body}</svg>`)
  }
}

const drawing = (body: string): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">${body}</svg>`

const wide = (body: string): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 160">${body}</svg>`

const ART = resolve(__dirname, '..', '..', 'src', 'ui', 'art')

/** Writes our own drawings into `folder`: the app's mark, one a category, one a kind of event, the faces of those who show none, and what stands where there is nothing. */
export function writeArt(folder: string): void {
  mkdirSync(folder, { recursive: true })
  copyFileSync(join(ART, 'mark.svg'), join(folder, 'mark.svg'))
  cpSync(join(ART, 'drawings'), join(folder, 'drawings'), { recursive: true })
  for (const [category, body] of Object.entries(categoryArt)) writeFileSync(join(folder, `${category}.svg`), drawing(body))
  for (const [picture, body] of Object.entries({ ...eventArt, neighbours: anyEventArt })) writeFileSync(join(folder, `event-${picture}.svg`), wide(body))
  for (let face = 0; face < FACES; face += 1) writeFileSync(join(folder, `face-${face}.svg`), drawing(drawnFace(face)))
}
