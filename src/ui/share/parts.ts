import { encode } from 'uqr'
import { box, colours, disc, type Pen } from './pen'

const GROUNDS = ['#d7ecd9', '#fbe3c8', '#dbe7f6', '#f6dada', '#ece0f4', '#e5ecc8']
const HAIRS = ['#3a2a20', '#8a8f94', '#22262b', '#7a4b2a', '#5a4a40']
const SKINS = ['#f3cfae', '#e9bd97', '#f7dcc2', '#d9a67c']
const COATS = ['#7fb28d', '#d99a5b', '#7a9cc8', '#c97f7f', '#a98bc0', '#9fb35a']

const of = (from: readonly string[], number: number): string => from[number % from.length] ?? ''

/** A drawn face: the `number`th neighbour, never anybody in particular. */
export function face(pen: Pen, number: number, x: number, y: number, radius: number): void {
  const unit = radius / 32
  pen.save()
  disc(pen, x, y, radius, of(GROUNDS, number))
  pen.beginPath()
  pen.arc(x, y, radius, 0, Math.PI * 2)
  pen.clip()
  disc(pen, x, y + 36 * unit, 22 * unit, of(COATS, number))
  disc(pen, x, y + 1 * unit, 16 * unit, of(HAIRS, number))
  disc(pen, x, y + 4 * unit, 14 * unit, of(SKINS, number))
  pen.beginPath()
  pen.arc(x, y + 2 * unit, 15 * unit, Math.PI * 1.08, Math.PI * 1.92)
  pen.closePath()
  pen.fillStyle = of(HAIRS, number)
  pen.fill()
  for (const side of [-1, 1]) disc(pen, x + side * 5.5 * unit, y + 3 * unit, 1.8 * unit, colours.ink)
  pen.beginPath()
  pen.arc(x, y + 7 * unit, 5 * unit, Math.PI * 0.15, Math.PI * 0.85)
  pen.lineWidth = 1.8 * unit
  pen.strokeStyle = colours.ink
  pen.stroke()
  pen.restore()
}

/** A seat that waits for somebody. */
export function seat(pen: Pen, x: number, y: number, radius: number): void {
  pen.save()
  disc(pen, x, y, radius, colours.card)
  pen.beginPath()
  pen.setLineDash([radius / 4, radius / 5])
  pen.arc(x, y, radius - 2, 0, Math.PI * 2)
  pen.lineWidth = 4
  pen.strokeStyle = colours.soft
  pen.stroke()
  pen.setLineDash([])
  pen.beginPath()
  pen.moveTo(x - radius / 3, y)
  pen.lineTo(x + radius / 3, y)
  pen.moveTo(x, y - radius / 3)
  pen.lineTo(x, y + radius / 3)
  pen.stroke()
  pen.restore()
}

const SEATS_MOST = 8

/** Faces and empty seats in one row of at most `width`; replies how high it is. */
export function seats(pen: Pen, { paid, most }: { readonly paid: number; readonly most: number }, x: number, y: number, width: number, radius: number): number {
  const drawn = Math.min(most, SEATS_MOST)
  const step = Math.min(radius * 2 + radius / 2, drawn > 1 ? (width - radius * 2) / (drawn - 1) : width)
  for (let number = 0; number < drawn; number += 1) {
    const at = x + radius + number * step
    if (number < paid) face(pen, number, at, y + radius, radius)
    else seat(pen, at, y + radius, radius)
  }
  return radius * 2
}

/** The shop's mark: a basket on leaf green. */
export function mark(pen: Pen, x: number, y: number, side: number): void {
  const unit = side / 32
  box(pen, x, y, side, side, 8 * unit, colours.go)
  pen.beginPath()
  pen.moveTo(x + 8 * unit, y + 14 * unit)
  pen.lineTo(x + 24 * unit, y + 14 * unit)
  pen.lineTo(x + 22 * unit, y + 24 * unit)
  pen.lineTo(x + 10 * unit, y + 24 * unit)
  pen.closePath()
  pen.fillStyle = colours.onGo
  pen.fill()
  pen.beginPath()
  pen.arc(x + 16 * unit, y + 14 * unit, 4 * unit, Math.PI, 0)
  pen.lineWidth = 2 * unit
  pen.strokeStyle = colours.onGo
  pen.stroke()
}

/** A QR code on white with its quiet edge, as scanners want it. */
export function qrCode(pen: Pen, text: string, x: number, y: number, side: number): void {
  const { data, size } = encode(text, { ecc: 'M', border: 3 })
  const cell = side / size
  box(pen, x, y, side, side, 12, '#ffffff')
  pen.fillStyle = '#000000'
  data.forEach((row, down) => {
    row.forEach((dark, along) => {
      if (!dark) return
      const left = Math.round(x + along * cell)
      const top = Math.round(y + down * cell)
      pen.fillRect(left, top, Math.round(x + (along + 1) * cell) - left, Math.round(y + (down + 1) * cell) - top)
    })
  })
}

/** A picture that fills a circle, cut where it is longer. */
export function portrait(pen: Pen, picture: CanvasImageSource, x: number, y: number, radius: number): void {
  const side = radius * 2
  const { width = side, height = side } = picture as { width?: number; height?: number }
  const scale = side / Math.max(Math.min(width, height), 1)
  pen.save()
  pen.beginPath()
  pen.arc(x, y, radius, 0, Math.PI * 2)
  pen.clip()
  pen.drawImage(picture, x - (width * scale) / 2, y - (height * scale) / 2, width * scale, height * scale)
  pen.restore()
}

/** A picture fitted into a square, as large as it goes. */
export function fitted(pen: Pen, picture: CanvasImageSource, x: number, y: number, side: number): void {
  const { width = side, height = side } = picture as { width?: number; height?: number }
  const scale = side / Math.max(width, height, 1)
  pen.drawImage(picture, x + (side - width * scale) / 2, y + (side - height * scale) / 2, width * scale, height * scale)
}
