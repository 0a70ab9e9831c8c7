import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { CallSpec } from '@domain/call'
import { HOST, type Host } from '../_kit/call'
import type { HttpReply } from '../_kit/http'
import type { Event, Main } from '../_kit/serve'

/** The words that this server serves: the same bundles that the cloud runs. */
export class Words {
  private readonly byName: ReadonlyMap<string, Main>

  constructor(mains: readonly Main[]) {
    this.byName = new Map(mains.map((main) => [main.about.name, main]))
  }

  /** The call's word and what its contract says, or undefined where nobody knows the call. */
  find(call: string): { main: Main; spec: CallSpec } | undefined {
    const main = this.byName.get(call.slice(0, call.indexOf('.')))
    const spec = main && Object.hasOwn(main.about.contract, call) ? main.about.contract[call] : undefined
    return main && spec && { main, spec }
  }

  get all(): readonly Main[] {
    return [...this.byName.values()]
  }

  get kinds(): string[] {
    return this.all.flatMap(({ about }) => about.kinds)
  }

  /** Works one due job of the word that a kind belongs to; replies whether there still was one. */
  async runJob(kind: string, host: Host): Promise<boolean> {
    const main = this.byName.get(kind.slice(0, kind.indexOf('.')))
    return main ? Number((await ask(main, { drain: { limit: 1 } }, host)).ran) > 0 : false
  }

  /** Runs the timers that are due; replies how many. */
  async runTimers(host: Host): Promise<number> {
    let ran = 0
    for (const main of this.all) if (main.about.timers) ran += Number((await ask(main, { timers: true }, host)).ran)
    return ran
  }

  /** Hands a notice from outside to the word that takes it. */
  async notice(word: string, http: Extract<Event, { http: unknown }>['http'], host: Host): Promise<HttpReply> {
    const main = this.byName.get(word)
    return main ? ((await ask(main, { http }, host)) as unknown as HttpReply) : { status: 404 }
  }
}

export const ask = (main: Main, event: Event, host: Host) => main(event, { [HOST]: host })

/** Loads every word's bundle of a folder. */
export function loadWords(folder: string): Words {
  if (!existsSync(folder)) throw new Error(`${folder} is not there: run \`npm run build\``)
  const load = createRequire(join(folder, 'index.js'))
  const mains = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'index.js')))
    .map((entry) => (load(`./${entry.name}/index.js`) as { main: Main }).main)
  return new Words(mains)
}
