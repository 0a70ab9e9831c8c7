/** What a printed mini-program code may lead to. */
export const LEADS_TO = ['pool', 'item', 'station', 'invite', 'event'] as const
export type LeadsTo = (typeof LEADS_TO)[number]

const LETTER: Readonly<Record<LeadsTo, string>> = { pool: 'p', item: 'i', station: 's', invite: 'v', event: 'e' }
/** WeChat carries no more in a code. */
const SCENE_MOST = 32

/** What the code carries: it names a thing as a link does and gives no right to it. Null where the name is too long. */
export function sceneOf(leadsTo: LeadsTo, id: string): string | null {
  const scene = LETTER[leadsTo] + id
  return scene.length <= SCENE_MOST ? scene : null
}

/** The id of such a thing, from what a page was opened with; null where the code leads elsewhere. */
export function idFromScene(leadsTo: LeadsTo, scene: string | undefined): string | null {
  const said = decodeURIComponent(scene ?? '')
  return said.length > 1 && said.startsWith(LETTER[leadsTo]) ? said.slice(1) : null
}
