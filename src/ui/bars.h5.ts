import type { Look } from '../kit/look'

/** Dresses what lies outside the page: the ground behind it, the tab bar, and the browser's own frame. */
export function paintBars({ theme, elder }: Look): void {
  document.body.classList.toggle('body-light', theme === 'light')
  document.body.classList.toggle('body-dark', theme === 'dark')
  document.body.classList.toggle('body-elder', elder)
  const ground = getComputedStyle(document.body).getPropertyValue('--ground').trim()
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', ground)
}
