import type { Surface } from '../../kit/surface'
import { mark, seats } from './parts'
import { box, colours, letters, type Pen } from './pen'
import { goodsPictures, plate, priceLine, type ShareFacts } from './picture'
import { words } from './words'

/** WeChat shows 5 : 4, small: few things, large. */
export const CARD = { width: 750, height: 600 }
const EDGE = 40
const PLATE = 300

function head(pen: Pen, { station }: ShareFacts): void {
  mark(pen, EDGE, 32, 64)
  letters(pen, station ?? words.shop, EDGE + 84, 36, { size: 40, bold: true, width: CARD.width - EDGE * 2 - 84 })
}

function foot(pen: Pen, { sentence, until }: ShareFacts): void {
  const said = sentence ?? until
  if (!said) return
  box(pen, 0, CARD.height - 112, CARD.width, 112, 0, colours.goSoft)
  letters(pen, said, CARD.width / 2, CARD.height - 92, { size: 50, bold: true, align: 'center', width: CARD.width - EDGE })
}

/** The picture of a card in a chat. */
export async function drawCard(surface: Surface, facts: ShareFacts): Promise<void> {
  const { pen } = surface
  const found = await goodsPictures(surface, facts)
  pen.fillStyle = colours.ground
  pen.fillRect(0, 0, CARD.width, CARD.height)
  head(pen, facts)
  foot(pen, facts)
  const beside = found.length > 0 && !facts.seats
  if (beside) plate(pen, found, EDGE, 132, PLATE)
  const x = beside ? EDGE + PLATE + 32 : EDGE
  const width = CARD.width - EDGE - x
  if (facts.seats) {
    const after = letters(pen, facts.title, EDGE, 120, { size: 52, bold: true, width: CARD.width - EDGE * 2 })
    seats(pen, facts.seats, EDGE, after + 28, CARD.width - EDGE * 2, facts.prices ? 66 : 84)
    if (facts.prices) priceLine(pen, facts.prices, EDGE, after + 172, 60)
    return
  }
  const after = letters(pen, facts.title, x, 128, { size: 52, bold: true, width, lines: 2 })
  if (facts.prices) priceLine(pen, facts.prices, x, after + 12, 72)
}
