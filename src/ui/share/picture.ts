import type { Category } from '@domain/goods/contract'
import type { Surface } from '../../kit/surface'
import { pictures } from '../art/pictures'
import { faceOf } from '../art/spread'
import { fitted } from './parts'
import { box, colours, letters, widthOf, type Pen } from './pen'
import { words } from './words'

/** Somebody as she agreed to be shown to strangers; without that a drawn face and no name. */
export interface Shown {
  readonly seed: string
  readonly face: string | null
  readonly nickname: string | null
}

/** What a share picture tells. It names a thing and a place; whoever looks at it may be a stranger, so the only person on it is who invites, as she agreed to be shown. */
export interface ShareFacts {
  /** `青菜`, `今晚的菜`, `邻居拼单`; may be long. */
  readonly title: string
  /** `再来 1 人，每人省 ¥8.00`. */
  readonly sentence?: string | null
  readonly seats?: { readonly paid: number; readonly most: number } | null
  /** Said as money already: `¥12.80`. */
  readonly prices?: { readonly alone: string; readonly together: string | null; readonly people: number } | null
  /** Up to four are drawn. */
  readonly goods?: readonly { readonly picture: string | null; readonly category: Category }[]
  /** What it invites to is an event: its picture, by the name of a drawing, and where it is. */
  readonly event?: { readonly picture: string; readonly place: string } | null
  readonly station?: string | null
  /** Who invites, on an invitation's poster. */
  readonly from?: Shown | null
  /** `今晚 23:00 截止`. */
  readonly until?: string | null
}

const known: ReadonlySet<string> = new Set(pictures)
const GOODS_MOST = 4

/** The goods' pictures, or their category's where there is none; those that don't come are left out. */
export async function goodsPictures({ load }: Surface, { goods = [] }: ShareFacts): Promise<CanvasImageSource[]> {
  const addresses = goods.slice(0, GOODS_MOST).map(({ picture, category }) => `${API_BASE}/${picture !== null && known.has(picture) ? `goods/${picture}` : `art/${category}`}.svg`)
  const found = await Promise.all([...new Set(addresses)].map(load))
  return found.filter((picture) => picture !== null)
}

/** The picture of an event; null where there is none, or it doesn't come. */
export async function eventDrawing({ load }: Surface, { event }: Pick<ShareFacts, 'event'>): Promise<CanvasImageSource | null> {
  return event ? load(`${API_BASE}/art/event-${event.picture}.svg`) : null
}

/** The face of who invites; null where there is none, or it doesn't come. */
export async function inviterPicture({ load }: Surface, { from }: ShareFacts): Promise<CanvasImageSource | null> {
  return from ? load(from.face ?? `${API_BASE}/art/face-${faceOf(from.seed)}.svg`) : null
}

/** One picture fills its plate, several share it. */
export function plate(pen: Pen, found: readonly CanvasImageSource[], x: number, y: number, side: number): void {
  box(pen, x, y, side, side, 32, '#f4f1e8')
  const [only, second] = found
  if (only && !second) fitted(pen, only, x + side * 0.12, y + side * 0.12, side * 0.76)
  if (!second) return
  const cell = side * 0.4
  for (const [index, picture] of found.entries()) fitted(pen, picture, x + side * 0.07 + (index % 2) * side * 0.46, y + side * 0.07 + Math.floor(index / 2) * side * 0.46, cell)
}

/** Both prices, the lower one large; replies where the next thing may begin. */
export function priceLine(pen: Pen, { alone, together, people }: NonNullable<ShareFacts['prices']>, x: number, y: number, size: number): number {
  const small = Math.round(size * 0.5)
  if (together === null) {
    letters(pen, words.alone, x, y + size * 0.45, { size: small, colour: colours.soft })
    letters(pen, alone, x + widthOf(pen, words.alone, { size: small }) + 12, y, { size, bold: true, colour: colours.price })
    return y + size * 1.35
  }
  const named = words.together(people)
  letters(pen, named, x, y + size * 0.45, { size: small, colour: colours.soft })
  letters(pen, together, x + widthOf(pen, named, { size: small }) + 12, y, { size, bold: true, colour: colours.price })
  return letters(pen, `${words.alone} ${alone}`, x, y + size * 1.35, { size: small, colour: colours.soft })
}
