import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newFolder } from '../../support/processes'
import type { TestServer } from '../../support/server'

const SAID = /"liveBytes":(\d+)/g
/** Loaded before the server's own program: on a signal it collects all garbage and says what is left. */
const PROGRAM = `
  require('node:v8').setFlagsFromString('--expose-gc')
  const collect = require('node:vm').runInNewContext('gc')
  process.on('SIGUSR2', () => {
    collect()
    const { heapUsed, external } = process.memoryUsage()
    console.log(JSON.stringify({ liveBytes: heapUsed + external }))
  })`

/** Node's settings for a server whose memory can be asked for. */
export function collecting(): string {
  const file = join(newFolder('collector'), 'collect.js')
  writeFileSync(file, PROGRAM)
  return `--require=${file}`
}

const saidBy = (shop: TestServer): number[] => [...shop.output().matchAll(SAID)].map(([, bytes]) => Number(bytes) / 1e6)

/** The megabytes that such a server really holds: what the process has taken says more about when it last collected. */
export async function liveMegabytes(shop: TestServer): Promise<number> {
  const before = saidBy(shop).length
  process.kill(shop.pid, 'SIGUSR2')
  for (;;) {
    const found = saidBy(shop)[before]
    if (found !== undefined) return found
    await new Promise((again) => setTimeout(again, 20))
  }
}
