/** Something to draw pictures on, alike on both platforms. */
export interface Surface {
  readonly pen: CanvasRenderingContext2D
  /** A picture to draw; null where it doesn't come. */
  readonly load: (address: string) => Promise<CanvasImageSource | null>
  /** What was drawn, as an address that pictures, cards and albums take; null where that can't be done. */
  readonly file: () => Promise<string | null>
}

/** How long a drawing waits for one of its pictures. */
export const PICTURE_WAIT_MS = 4_000

/** What becomes of a picture that somebody wants to keep: it is in the album or the downloads; the phone wouldn't; or she must hold her finger on it herself. */
export type Kept = 'saved' | 'refused' | 'by-hand'
