import type { CallName, Output, RefusalOf } from '@domain/contract'
import type { Page, Request, Route } from 'playwright-core'

/** What becomes of a call on its way: it is never answered, gets lost, breaks the server, or is answered otherwise than the server would. */
type How = 'held' | 'lost' | 'broken' | { readonly refusal: string } | { readonly edit: (value: never) => unknown }

/** The network as a photograph needs it; what it doesn't name goes to the server and back. */
export interface Bend {
  readonly call: CallName | 'every call'
  readonly how: How
}

/** The answer that a page waits for; it stands there with its skeleton. */
export const held = (...calls: CallName[]): Bend[] => calls.map((call) => ({ call, how: 'held' }))
export const broken = (...calls: CallName[]): Bend[] => calls.map((call) => ({ call, how: 'broken' }))
export const offline: readonly Bend[] = [{ call: 'every call', how: 'lost' }]
export const refused = <C extends CallName>(call: C, refusal: RefusalOf<C>): Bend => ({ call, how: { refusal } })
/** The server's own answer with something in it changed: for what is rare or large. */
export const seeing = <C extends CallName>(call: C, edit: (value: Output<C>) => Output<C>): Bend => ({ call, how: { edit } })

/** What a page does by being looked at: it isn't done, so that a picture doesn't depend on those taken before it. */
const BY_LOOKING: ReadonlySet<string> = new Set(['message.read'] satisfies CallName[])

/** An answer on its way to a page, as these bends change it. */
export function bent(bends: readonly Bend[], name: string, text: string): string {
  const how = bends.find(({ call }) => call === name)?.how
  if (how === undefined || typeof how === 'string') return text
  if ('refusal' in how) return JSON.stringify({ ok: false, refusal: how.refusal })
  const body = JSON.parse(text) as { ok: boolean; value?: unknown }
  return JSON.stringify(body.ok ? { ...body, value: (how.edit as (value: unknown) => unknown)(body.value) } : body)
}

/** The phone sends a call that got no answer, or broke the server, this often. */
const TRIES = 3
/** Between two looks at whether the page has come to rest. */
const LOOK_MS = 20
const PATIENCE_MS = 20_000

/** Stands between a page and the server: bends calls, and knows when nothing is on its way any more. */
export class Net {
  private readonly flying = new Set<Request>()
  private readonly lost = new Map<string, number>()
  private holding = 0

  constructor(
    private readonly page: Page,
    private bends: readonly Bend[],
    /** Words of an answer that differ from run to run, and what is shown in their place. */
    private readonly steady: (text: string) => string,
  ) {
    page.on('request', (request) => this.flying.add(request))
    page.on('requestfinished', (request) => this.flying.delete(request))
    page.on('requestfailed', (request) => this.flying.delete(request))
  }

  async start(): Promise<void> {
    await this.page.route('**/api/*', (route) => this.answer(route))
    // Nothing of the demo's own is in the picture.
    await this.page.route('**/app-config.json', (route) => route.fulfill({ json: { testDoors: false, testClock: true } }))
  }

  bend(bends: readonly Bend[]): void {
    this.bends = bends
    this.lost.clear()
  }

  /** Until every answer has come, every picture is there, and the page has drawn them. */
  async settled(): Promise<void> {
    const until = Date.now() + PATIENCE_MS
    for (let calm = 0; calm < 3; calm = this.quiet ? calm + 1 : 0) {
      if (Date.now() > until) throw new Error(`${this.page.url()} does not come to rest: ${[...this.flying].map((request) => request.url()).join(' ')}`)
      await this.page.evaluate(drawn)
      await new Promise((later) => setTimeout(later, LOOK_MS))
    }
  }

  private get quiet(): boolean {
    return this.flying.size === this.holding && [...this.lost.values()].every((times) => times % TRIES === 0)
  }

  private async answer(route: Route): Promise<void> {
    const name = new URL(route.request().url()).pathname.replace('/api/', '')
    const how = this.bends.find(({ call }) => call === name || call === 'every call')?.how
    if (how === 'held') {
      this.holding += 1
      return
    }
    if (how === 'lost' || how === 'broken') {
      this.lost.set(name, (this.lost.get(name) ?? 0) + 1)
      await (how === 'lost' ? route.abort('internetdisconnected') : route.fulfill({ status: 500, json: { ok: false, error: 'bug' } }))
      return
    }
    if (how !== undefined && 'refusal' in how) return route.fulfill({ json: { ok: false, refusal: how.refusal } })
    if (BY_LOOKING.has(name)) return route.fulfill({ json: { ok: true, value: { unread: 0 } } })
    await this.pass(route, name).catch((error: unknown) => {
      // A page that was left no longer waits for its answer.
      if (!/disposed|closed|already handled/.test(String(error))) throw error
    })
  }

  private async pass(route: Route, name: string): Promise<void> {
    const response = await route.fetch()
    await route.fulfill({ response, body: bent(this.bends, name, this.steady(await response.text())) })
  }
}

/** Runs in the page: two frames after every font and picture has come and is decoded, those of its styles too. */
export async function drawn(): Promise<void> {
  await document.fonts.ready
  // A lazy picture comes when it is near the screen, and how near depends on what was quicker: here all of them come.
  for (const image of document.images) image.loading = 'eager'
  // Unnamed: a name would be kept by a helper that the page doesn't have.
  await Promise.all(
    [...document.images]
      .filter((image) => !image.complete)
      .map(
        (image) =>
          new Promise((done) => {
            for (const end of ['load', 'error']) image.addEventListener(end, done, { once: true })
          }),
      ),
  )
  const styled = [...document.querySelectorAll('.drawing, .icon')].flatMap((one) => {
    const { backgroundImage, webkitMaskImage } = getComputedStyle(one)
    return [backgroundImage, webkitMaskImage].flatMap((value) => /^url\("(.*)"\)$/.exec(value)?.[1] ?? [])
  })
  const pictures = [...new Set(styled)].map((source) => Object.assign(new Image(), { src: source }))
  await Promise.allSettled([...pictures, ...[...document.images].filter((image) => image.complete)].map((image) => image.decode()))
  await new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame)))
}
