import type { Surface } from '../../kit/surface'
import { fitted, mark, portrait, qrCode, seats } from './parts'
import { box, colours, letters, type Pen } from './pen'
import { eventDrawing, goodsPictures, inviterPicture, plate, priceLine, type ShareFacts } from './picture'
import { words } from './words'

/** A poster for an album or a door: portrait, with a code to scan. */
export const POSTER = { width: 750, height: 1200 }
const EDGE = 48
const CODE = 208
const FOOT_Y = POSTER.height - CODE - 72
/** The radius of who invites, and where she begins. */
const FACE = 48
const FROM_Y = 156

/** What a camera finds on it: an address for every camera, or the picture of WeChat's own code; null where there is neither. */
export type PosterCode = { readonly address: string } | { readonly image: string } | null

async function code(surface: Surface, what: PosterCode): Promise<boolean> {
  const { pen, load } = surface
  const x = POSTER.width - EDGE - CODE
  if (what === null) return false
  if ('address' in what) {
    qrCode(pen, what.address, x, FOOT_Y + 36, CODE)
    return true
  }
  const image = await load(what.image)
  if (!image) return false
  box(pen, x, FOOT_Y + 36, CODE, CODE, 12, '#ffffff')
  fitted(pen, image, x + 4, FOOT_Y + 40, CODE - 8)
  return true
}

/** How one gets there: to the goods of a station, or to an event. */
const ways = ({ station, event }: ShareFacts) =>
  event ? { scan: words.scanEvent, find: words.findEvent, is: words.scanEventIs, at: null } : { scan: words.scan, find: words.find, is: words.scanIs, at: station && words.at(station) }

function foot(pen: Pen, facts: ShareFacts, hasCode: boolean): void {
  const { scan, find, is, at } = ways(facts)
  const width = POSTER.width - EDGE * 2 - (hasCode ? CODE + 32 : 0)
  const after = letters(pen, hasCode ? scan : find, EDGE, FOOT_Y + 56, { size: 36, bold: true, width, lines: 2 })
  const more = letters(pen, is, EDGE, after + 8, { size: 28, colour: colours.soft, width, lines: 2 })
  if (at) letters(pen, at, EDGE, more + 8, { size: 28, colour: colours.soft, width, lines: 2 })
}

/** Who invites stands above what she invites to. */
function inviter(pen: Pen, { from }: ShareFacts, face: CanvasImageSource | null): void {
  if (!from) return
  const x = face ? EDGE + FACE * 2 + 24 : EDGE
  if (face) portrait(pen, face, EDGE + FACE, FROM_Y + FACE, FACE)
  letters(pen, words.from(from.nickname), x, FROM_Y + FACE - 30, { size: 44, bold: true, width: POSTER.width - EDGE - x })
}

interface Found {
  readonly goods: readonly CanvasImageSource[]
  readonly drawing: CanvasImageSource | null
}

/** The largest thing: the people of a pool, else the goods, or what the event is about. */
function body(pen: Pen, facts: ShareFacts, { goods: found, drawing }: Found): void {
  const width = POSTER.width - EDGE * 2
  const side = facts.seats || facts.from ? 300 : 400
  // Without goods the people stand in the middle.
  let y = facts.from ? FROM_Y + FACE * 2 + 20 : found.length > 0 || drawing ? 172 : 300
  if (drawing) {
    pen.drawImage(drawing, EDGE, y, width, width / 2)
    y += width / 2 + 28
  }
  if (found.length > 0) {
    plate(pen, found, (POSTER.width - side) / 2, y, side)
    y += side + 28
  }
  y = letters(pen, facts.title, EDGE, y, { size: 48, bold: true, width, lines: 2 }) + 12
  if (facts.seats) y += seats(pen, facts.seats, EDGE, y + 8, width, found.length > 0 ? 52 : 96) + 28
  if (facts.sentence) y = letters(pen, facts.sentence, EDGE, y, { size: 40, colour: colours.go, bold: true, width, lines: 2 }) + 8
  if (facts.event) y = letters(pen, facts.event.place, EDGE, y, { size: 36, width, lines: 2 }) + 8
  if (facts.prices) y = priceLine(pen, facts.prices, EDGE, y, 64) + 8
  if (facts.until) letters(pen, facts.until, EDGE, y, { size: 32, colour: colours.soft, width })
}

export async function drawPoster(surface: Surface, facts: ShareFacts, what: PosterCode): Promise<void> {
  const { pen } = surface
  const [goods, drawing, face] = await Promise.all([goodsPictures(surface, facts), eventDrawing(surface, facts), inviterPicture(surface, facts)])
  pen.fillStyle = colours.ground
  pen.fillRect(0, 0, POSTER.width, POSTER.height)
  box(pen, 0, 0, POSTER.width, 136, 0, colours.goSoft)
  mark(pen, EDGE, 32, 72)
  letters(pen, facts.station ?? words.shop, EDGE + 96, 40, { size: 40, bold: true, width: POSTER.width - EDGE * 2 - 96 })
  inviter(pen, facts, face)
  body(pen, facts, { goods, drawing })
  box(pen, EDGE, FOOT_Y, POSTER.width - EDGE * 2, 2, 0, colours.line)
  foot(pen, facts, await code(surface, what))
}
