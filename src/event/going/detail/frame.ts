import type { Surface } from '../../../kit/surface'
import { mark } from '../../../ui/share/parts'
import { colours, letters, type Pen } from '../../../ui/share/pen'
import { words } from '../words'

/** As high as a phone shows it whole. */
export const FRAME = { width: 900, height: 1125 }
const EDGE = 36
const PHOTO = FRAME.width - EDGE * 2
const BELOW_Y = EDGE + PHOTO + 28
const ART = { width: 280, height: 140 }

/** What stands around somebody's own picture. */
export interface FrameFacts {
  readonly title: string
  readonly when: string
  readonly place: string
  /** Where the event's drawing is. */
  readonly drawing: string
}

/** Fills a square with the middle of a picture. */
function covered(pen: Pen, picture: CanvasImageSource, x: number, y: number, side: number): void {
  const { width = side, height = side } = picture as { width?: number; height?: number }
  const scale = side / Math.max(Math.min(width, height), 1)
  pen.save()
  pen.beginPath()
  pen.rect(x, y, side, side)
  pen.clip()
  pen.drawImage(picture, x - (width * scale - side) / 2, y - (height * scale - side) / 2, width * scale, height * scale)
  pen.restore()
}

/** Puts the event's frame around a picture that lies on this phone. False where the picture can't be read. */
export async function drawFrame({ pen, load }: Surface, photo: string, { title, when, place, drawing }: FrameFacts): Promise<boolean> {
  const [picture, art] = await Promise.all([load(photo), load(drawing)])
  if (!picture) return false
  pen.fillStyle = colours.goSoft
  pen.fillRect(0, 0, FRAME.width, FRAME.height)
  covered(pen, picture, EDGE, EDGE, PHOTO)
  const width = PHOTO - (art ? ART.width + 28 : 0)
  if (art) pen.drawImage(art, FRAME.width - EDGE - ART.width, BELOW_Y + 8, ART.width, ART.height)
  const after = letters(pen, title, EDGE, BELOW_Y, { size: 48, bold: true, width })
  const more = letters(pen, when, EDGE, after + 4, { size: 30, colour: colours.soft, width })
  letters(pen, place, EDGE, more, { size: 30, colour: colours.soft, width })
  mark(pen, EDGE, FRAME.height - EDGE - 40, 40)
  letters(pen, words.frameFrom, EDGE + 52, FRAME.height - EDGE - 40, { size: 28, colour: colours.soft, width: PHOTO - 52 })
  return true
}
