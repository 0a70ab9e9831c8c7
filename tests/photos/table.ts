import type { Window } from '../support/browser'
import type { Bend } from './net'
import type { ActName, World } from './world'

/** How a page is worn. `wide` is the operator's desk: light, 1,440 pixels. */
export type Dress = 'light' | 'dark' | 'elder' | 'wide'

/** One thing that a screen can show, and how it comes about. */
export interface State {
  /** Of its picture's file. */
  readonly name: string
  /** The moment of the story in which it is so; the morning unless said otherwise. */
  readonly act?: ActName
  /** Who looks, by openid; null is somebody who never signed in. What can be done once only is done by somebody else in each dress. */
  readonly who?: string | null | Readonly<Record<Dress, string>>
  readonly path?: string | ((world: World) => string)
  readonly net?: readonly Bend[]
  /** What an earlier start left on the phone. */
  readonly kept?: Readonly<Record<string, unknown>>
  /** What the person then does there. */
  readonly then?: (phone: Window, world: World) => Promise<void>
  /** Seen once, and opened again an hour later without a connection. */
  readonly stale?: boolean
  /** There only where a desktop's room is lacking. */
  readonly narrow?: boolean
  /** Words that must be in the picture. */
  readonly sees?: string
  /** What the screen mostly looks like: it is checked in every dress, and photographed in the mini-program too. */
  readonly main?: boolean
}

export interface Screen {
  /** Of its folder of pictures. */
  readonly name: string
  /** As src/app.config.ts registers it. */
  readonly page: string
  readonly who: string | null
  readonly path?: string | ((world: World) => string)
  readonly wide?: boolean
  /** A page that the mini-program does not have. */
  readonly browserOnly?: boolean
  readonly states: readonly State[]
}

export const pathOf = (screen: Screen, state: State, world: World): string => {
  const path = state.path ?? screen.path ?? `/${screen.page}`
  return typeof path === 'string' ? path : path(world)
}

/** Who looks at a state, by openid. */
export function whoOf({ who: usual }: Screen, { who = usual }: State, dress: Dress): string | null {
  return who === null || typeof who === 'string' ? who : who[dress]
}

export const isWide = ({ wide = false }: Screen, { narrow = false }: State): boolean => wide && !narrow
