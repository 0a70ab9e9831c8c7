import { useEffect } from 'react'

const REACHED = 'a[href], button:not([disabled]), input:not([disabled]), textarea:not([disabled]), select:not([disabled]), [tabindex]:not([tabindex="-1"])'

/** A button that can't be pressed now is still where the keyboard stops, and may be the last. */
const reachedIn = (panel: HTMLElement): HTMLElement[] => [...panel.querySelectorAll<HTMLElement>(REACHED)]

/** Tab goes round within the panel, Escape leaves it. */
function hear(panel: HTMLElement, event: KeyboardEvent, onClose: () => void): void {
  if (event.key === 'Escape') {
    event.stopPropagation()
    onClose()
  }
  if (event.key !== 'Tab') return
  const reached = reachedIn(panel)
  const at = document.activeElement
  const end = event.shiftKey ? reached[0] : reached.at(-1)
  if (at !== end && at !== panel && panel.contains(at)) return
  event.preventDefault()
  const next = event.shiftKey ? reached.at(-1) : reached[0]
  next?.focus()
}

/** While `open`, keeps the keyboard within the element named `id`, and the page below still; afterwards the keyboard is where it was. */
export function useHold(id: string, open: boolean, onClose: () => void): void {
  useEffect(() => {
    const panel = open ? document.getElementById(id) : null
    if (!panel) return
    const before = document.activeElement
    const { overflow } = document.body.style
    const listen = (event: KeyboardEvent) => hear(panel, event, onClose)
    document.body.style.overflow = 'hidden'
    // On the way down: a field keeps its keys to itself on the way up.
    document.addEventListener('keydown', listen, true)
    if (!panel.contains(before)) panel.focus()
    return () => {
      document.removeEventListener('keydown', listen, true)
      document.body.style.overflow = overflow
      if (before instanceof HTMLElement) before.focus()
    }
  }, [id, open, onClose])
}
