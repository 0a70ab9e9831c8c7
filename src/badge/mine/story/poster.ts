import type { Surface } from '../../../kit/surface'
import { mark } from '../../../ui/share/parts'
import { box, colours, letters } from '../../../ui/share/pen'
import { words } from '../words'

export const STORY_POSTER = { width: 750, height: 880 }
const EDGE = 56

/** What the picture says: a heading, figures with their names, and one that stands out. */
export interface StoryFacts {
  readonly title: string
  readonly first: string | null
  readonly saved: string
  readonly figures: readonly { readonly name: string; readonly value: string }[]
}

/** One's own figures alone: no name, no face, no place of anybody. */
export function drawStory({ pen }: Surface, { title, first, saved, figures }: StoryFacts): void {
  const { width, height } = STORY_POSTER
  pen.fillStyle = colours.ground
  pen.fillRect(0, 0, width, height)
  mark(pen, EDGE, EDGE, 64)
  letters(pen, words.shop, EDGE + 84, EDGE + 6, { size: 40, bold: true })
  const after = letters(pen, title, EDGE, 160, { size: 52, bold: true, width: width - EDGE * 2, lines: 2 })
  if (first !== null) letters(pen, first, EDGE, after + 8, { size: 30, colour: colours.soft, width: width - EDGE * 2 })
  for (const [index, { name, value }] of figures.entries()) {
    const x = EDGE + (index % 2) * ((width - EDGE * 2 + 24) / 2)
    const y = 320 + Math.floor(index / 2) * 152
    box(pen, x, y, (width - EDGE * 2 - 24) / 2, 128, 20, colours.card)
    letters(pen, value, x + 24, y + 12, { size: 44, bold: true })
    letters(pen, name, x + 24, y + 76, { size: 26, colour: colours.soft })
  }
  box(pen, EDGE, height - 200, width - EDGE * 2, 144, 24, colours.goSoft)
  letters(pen, words.figures.saved, EDGE + 28, height - 184, { size: 28, colour: colours.soft })
  letters(pen, saved, EDGE + 28, height - 144, { size: 56, bold: true, colour: colours.go })
}
