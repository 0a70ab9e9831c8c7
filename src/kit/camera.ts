/** Why no code can be read by the camera: its holder said no, or there is none that can be used. */
export type CameraTrouble = 'refused' | 'none'

/** What reads codes before a camera; `stop` lets go of it. */
export interface Reading {
  readonly stop: () => void
}
