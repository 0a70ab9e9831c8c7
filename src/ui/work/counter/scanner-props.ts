export interface ScannerProps {
  /** Each code that comes before the camera; one that stays there is told once. */
  readonly onCode: (code: string) => void
  /** Somebody is being looked after: the camera rests, and goes on by itself afterwards. */
  readonly paused: boolean
}
