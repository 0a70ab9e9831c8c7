/** The colours of `tokens.scss`, by name. */
export const colours = ['ground', 'card', 'picture', 'line', 'ink', 'ink-soft', 'go', 'go-soft', 'on-go', 'price', 'honey', 'on-honey'] as const
export type Colour = (typeof colours)[number]

export interface Pair {
  readonly front: Colour
  readonly back: Colour
  /** Contrast that it must have: 4.5 for text, 3 for large text, frames and signs (WCAG 2.2, 1.4.3 and 1.4.11). */
  readonly least: 4.5 | 3
}

const on = (least: Pair['least'], front: Colour, ...backs: readonly Colour[]): Pair[] => backs.map((back) => ({ front, back, least }))

/** Everything that stands on something else anywhere in the app. Whoever puts a colour on another adds the pair here. */
export const pairs: readonly Pair[] = [
  ...on(4.5, 'ink', 'ground', 'card', 'picture', 'line', 'go-soft'),
  ...on(4.5, 'ink-soft', 'ground', 'card', 'picture', 'line', 'go-soft'),
  ...on(4.5, 'go', 'ground', 'card', 'go-soft'),
  ...on(4.5, 'on-go', 'go'),
  ...on(4.5, 'price', 'ground', 'card', 'go-soft'),
  ...on(4.5, 'on-honey', 'ground', 'card', 'honey'),
  ...on(4.5, 'card', 'ink-soft'),
  ...on(3, 'go', 'line', 'picture', 'honey'),
]

function light(channel: number): number {
  const part = channel / 255
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}

/** Relative luminance of `#rrggbb`, 0 to 1; of `#rgb` too, as a built style writes it where it can. */
function luminance(colour: string): number {
  const whole = colour.length === 4 ? colour.replace(/[0-9a-f]/gi, '$&$&') : colour
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => light(Number.parseInt(whole.slice(from, from + 2), 16)))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** How much two colours `#rrggbb` differ in brightness, 1 to 21 (WCAG 2.2, contrast ratio). */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}
