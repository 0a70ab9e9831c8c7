import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  readonly id: string
  readonly impact: string | null
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[]
}

/** What axe-core finds on the page as it stands, in words: what keeps somebody out, and what only annoys. */
export async function axe(page: Page): Promise<{ serious: string[]; moderate: string[] }> {
  await page.evaluate(AXE)
  const violations = await page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } }).axe
    return (await run.run({ resultTypes: ['violations'] })).violations
  })
  const told = (serious: boolean): string[] =>
    violations
      .filter(({ impact }) => (impact === 'serious' || impact === 'critical') === serious)
      .flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ target, failureSummary = '' }) => `${id} ${target.join(' ')} ${failureSummary.split('\n')[1]?.trim() ?? ''} (${nodes.length} such)`))
  return { serious: told(true), moderate: told(false) }
}

/** Sizes of the design, in CSS pixels. */
export interface Sizes {
  readonly text: number
  readonly price: number
  readonly target: number
  /** Least height of a line, in letters' heights; 0 is as it comes. */
  readonly leading: number
}
export const ELDER: Sizes = { text: 18, price: 30, target: 60, leading: 1.3 }
export const USUAL: Sizes = { text: 12, price: 16, target: 44, leading: 0 }

/** What on the page is too small to read or to hit, cut, or beyond its edge. */
export const tooSmall = (page: Page, sizes: Sizes): Promise<string[]> => page.evaluate(measure, sizes)

/** Runs in the page. The tab bar is the phone's own in WeChat, so it keeps its size. */
function measure(sizes: Sizes): string[] {
  const kinds = new Map<string, { first: string; count: number }>()
  /** Of many alike one is named. */
  const find = (what: string, element: Element): void => {
    const kind = `${what} ${element.tagName} ${element.className}`
    const known = kinds.get(kind)
    kinds.set(kind, { first: known?.first ?? `${what}: ${name(element)}`, count: (known?.count ?? 0) + 1 })
  }
  const width = document.documentElement.clientWidth
  const isOwn = (element: Element): boolean => element.closest('.taro-tabbar__tabbar, svg, [aria-hidden="true"]') === null
  const isSeen = (element: Element): boolean => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && element.getBoundingClientRect().width > 1
  const name = (element: Element): string => `<${element.tagName.toLowerCase()} class="${element.className}">${(element.textContent ?? '').slice(0, 24)}`
  const slides = (element: Element | null): boolean => element !== null && (/(auto|scroll)/.test(getComputedStyle(element).overflowX) ? element.scrollWidth > element.clientWidth : slides(element.parentElement))
  const all = [...document.body.querySelectorAll('*')].filter((element) => isOwn(element) && isSeen(element))
  /** What is hit includes what a control lays over its surroundings. */
  const sizeOf = (element: Element): readonly [width: number, height: number] => {
    const box = element.getBoundingClientRect()
    const over = getComputedStyle(element, '::after')
    const laid = over.content !== 'none' && over.position === 'absolute' ? [Number.parseFloat(over.width), Number.parseFloat(over.height)] : [0, 0]
    return [Math.max(box.width, laid[0] || 0), Math.max(box.height, laid[1] || 0)]
  }
  if ((document.scrollingElement?.scrollWidth ?? 0) > width) find(`the page is ${document.scrollingElement?.scrollWidth} wide`, document.body)
  for (const element of all) {
    const style = getComputedStyle(element)
    const box = element.getBoundingClientRect()
    const isText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '')
    if (isText) {
      const font = Number.parseFloat(style.fontSize)
      if (font < sizes.text) find(`${font}px text`, element)
      const big = element.matches('.title') || (element.matches('.price-amount') && element.closest('.price-big') !== null)
      if (big && font < sizes.price) find(`${font}px title or price`, element)
      const isSign = (element.textContent ?? '').trim().length === 1
      if (sizes.leading > 0 && !isSign && style.lineHeight !== 'normal' && Number.parseFloat(style.lineHeight) < sizes.leading * font - 0.1) find(`lines ${style.lineHeight} for ${font}px`, element)
      if (!slides(element.parentElement) && (box.right > width + 1 || box.left < -1)) find('beyond the edge', element)
      if (/hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1) find('cut', element)
    }
    const isTarget = element.matches('button, a[href], input:not([type="file"]), textarea, select, [role="button"], [role="radio"], [role="switch"], [role="checkbox"], [role="tab"], [role="link"]')
    const inTarget = element.parentElement?.closest('[role="button"], [role="radio"], [role="switch"]') ?? null
    const [wide, high] = sizeOf(element)
    if (isTarget && inTarget === null && (wide < sizes.target - 0.5 || high < sizes.target - 0.5)) find(`${Math.round(wide)}×${Math.round(high)} to tap`, element)
  }
  return [...kinds.values()].map(({ first, count }) => (count > 1 ? `${first} (${count} such)` : first))
}

interface Stop {
  readonly name: string
  readonly mark: number
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
  readonly fixed: boolean
  /** Of what can be scrolled around it, which. */
  readonly scroller: number
  readonly ring: boolean
}

/** Goes through the page with the Tab key, and says what it can't reach, reaches in an odd order, or reaches unseen. */
export async function keyboard(page: Page): Promise<string[]> {
  const controls = await page.evaluate(markControls)
  const stops: Stop[] = []
  const stopsMost = 2 * controls.length + 20
  for (let n = 0; n < stopsMost; n += 1) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(focused)
    // A field that has the focus from the beginning stands in the middle: past the end it goes on from the top.
    if (stop === null) continue
    if (stops.some(({ mark }) => mark === stop.mark)) break
    stops.push(stop)
  }
  const unreached = controls.filter(({ mark, group }) => !stops.some((stop) => stop.mark === mark || (group !== null && controls.some((other) => other.group === group && other.mark === stop.mark))))
  // What begins to the right of everything before it is the next column, and is read from its top.
  const order = stops.flatMap((stop, place) => {
    const before = stops[place - 1]
    return before && before.scroller === stop.scroller && !before.fixed && !stop.fixed && stop.bottom <= before.top && stop.left < before.right ? [`after "${before.name}" comes "${stop.name}", which stands above it`] : []
  })
  const short = (all: readonly string[]): string[] => (all.length > 4 ? [...all.slice(0, 4), `… and ${all.length - 4} more`] : [...all])
  return [
    ...short(unreached.map(({ name }) => `Tab does not reach "${name}"`)),
    ...short(order),
    ...short(stops.filter(({ ring }) => !ring).map(({ name }) => `nobody sees that "${name}" has the focus`)),
  ]
}

/** Runs in the page: gives every control a number; of radio buttons one in each group is enough. */
function markControls(): { name: string; mark: number; group: string | null }[] {
  const selector = 'button, a[href], input:not([type="file"]), textarea, select, [role="button"], [role="radio"], [role="switch"], [role="checkbox"], [role="tab"]'
  const groups = [...document.querySelectorAll('[role="radiogroup"], [role="tablist"]')]
  // While a sheet is open, the page below it is out of reach.
  const reached = [...document.querySelectorAll('[role="dialog"][aria-modal="true"]')].at(-1) ?? document.body
  return [...reached.querySelectorAll<HTMLElement>(selector)]
    .filter((one) => one.checkVisibility({ checkVisibilityCSS: true }) && one.closest('.taro-tabbar__tabbar, [aria-hidden="true"], [inert]') === null)
    .filter((one) => one.getAttribute('aria-disabled') !== 'true' && !(one as HTMLButtonElement).disabled)
    .map((one, mark) => {
      one.dataset.mark = String(mark)
      const group = one.closest('[role="radiogroup"], [role="tablist"]')
      return { name: (one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 30), mark, group: group ? String(groups.indexOf(group)) : null }
    })
}

/** Runs in the page: where the focus is, or null outside of what was marked. */
function focused(): Stop | null {
  const one = document.activeElement
  if (!(one instanceof HTMLElement) || one === document.body) return null
  // What can be scrolled takes the focus too.
  one.dataset.mark ??= one.closest<HTMLElement>('[data-mark]')?.dataset.mark ?? String(1_000 + document.querySelectorAll('[data-mark]').length)
  const rings = (element: HTMLElement): boolean =>
    [null, '::after'].some((part) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element, part)
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0
    })
  /** A field may show it on the frame around it. */
  const hasRing = (element: HTMLElement | null, up: number): boolean => element !== null && (rings(element) || (up > 0 && hasRing(element.parentElement, up - 1)))
  const isFixed = (element: HTMLElement | null): boolean => element !== null && (/fixed|sticky/.test(getComputedStyle(element).position) || isFixed(element.parentElement))
  const scrolls = (element: HTMLElement | null): Element | null =>
    element === null || (/auto|scroll/.test(getComputedStyle(element).overflowY) && element.scrollHeight > element.clientHeight) ? element : scrolls(element.parentElement)
  const box = one.getBoundingClientRect()
  const scroller = scrolls(one.parentElement)
  const scrolled = scroller?.scrollTop ?? 0
  return {
    name: (one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 30),
    mark: Number(one.dataset.mark),
    top: box.top + scrolled,
    bottom: box.bottom + scrolled,
    left: box.left,
    right: box.right,
    fixed: isFixed(one),
    scroller: scroller === null ? -1 : [...document.querySelectorAll('*')].indexOf(scroller),
    ring: hasRing(one, 3),
  }
}
