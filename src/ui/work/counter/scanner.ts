export interface ScannerProps {
  /** Each code that comes before the camera; one that stays there is told once. */
  readonly onCode: (code: string) => void
}
