const LOOK_EVERY_MS = 300

/**
 * Calls `stop` when whoever started this process is gone. npm passes a signal on to its shell alone, which dies of it and tells nobody: what it had started
 * would run on unseen.
 */
export function whenLeftAlone(stop: () => void): void {
  const parent = process.ppid
  const look = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(look)
    stop()
  }, LOOK_EVERY_MS)
  look.unref()
}
