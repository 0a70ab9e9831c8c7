import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { clientOwner, connectOwner } from '../../../cloudfunctions/_kit/open'
import { newFolder } from '../../support/processes'
import { TestServer } from '../../support/server'
import { numbersFrom } from '../interleave/schedules'
import { Load, plenty } from '../kills/load'
import { play } from '../model/model'
import { readWorld, type World } from './world'

const NEIGHBOURS = 12
const ANSWERS = 300
/** One of the model's, with as much in it as any. */
const EVENING = 3
const COMMANDS = 100

/** Two worlds that people have made by calling, when the last of it was, and the pay channel that they paid. */
export interface Grown {
  /** Orders, pools, payments and refunds alone: nothing that the first versions didn't know. */
  readonly early: World
  /** With one of the model's evenings, in which people do everything that can be done. */
  readonly whole: World
  readonly now: string
  readonly channel: string
}

class Growing extends TestServer {
  get channel(): string {
    return this.place?.simulatorDir ?? ''
  }
}

async function worldOf(shop: TestServer): Promise<World> {
  const client = await connectOwner(shop.databaseUrl ?? '')
  try {
    return await readWorld(clientOwner(client))
  } finally {
    await client.end()
  }
}

export async function grow(seed: number): Promise<Grown> {
  const shop = new Growing({ db: 'postgres' })
  await shop.start()
  try {
    await plenty(shop)
    const people = await shop.people(NEIGHBOURS, 'grown')
    for (const person of people) await person.ok('station.choose', { stationId: 's1' })
    const load = new Load(shop, people, numbersFrom(seed))
    const enough = load.answered(ANSWERS)
    const running = load.run()
    await enough
    load.stop()
    await running
    const early = await worldOf(shop)
    const { wrong } = await play(shop, EVENING, Array.from({ length: COMMANDS }, (_, n) => n), false)
    if (wrong !== null) throw new Error(`the model's evening ${EVENING}: ${wrong}`)
    const channel = join(newFolder('channel'), 'simulator')
    cpSync(shop.channel, channel, { recursive: true })
    return { early, whole: await worldOf(shop), now: shop.now, channel }
  } finally {
    await shop.stop()
  }
}
