import type { LeadsTo } from '@domain/campaign/scene'
import { sceneOf } from '@domain/campaign/scene'
import { ok, refuse } from '@domain/result'
import type { Call } from '../_kit/call'
import { wechat } from '../_kit/outside'
import { steps } from '../_kit/serve'
import { eventCode, isAnnounced } from '../event/event'
import { isShown } from '../pool/pool'
import { isInvite } from '../referral/referral'
import { viewStations } from '../station/station'
import { itemExists } from './campaign-sql'

interface Plan {
  scene: string
  page: string
}
type Answer = { image: string } | null

const PAGE: Readonly<Record<LeadsTo, string>> = {
  pool: 'pool/detail/index',
  item: 'campaign/item/index',
  station: 'pages/today/index',
  invite: 'referral/welcome/index',
  event: 'event/going/detail/index',
}
/** The smallest that WeChat draws; on a poster it is printed no larger. */
const WIDTH_PX = 280

const exists: Readonly<Record<LeadsTo, (call: Call, id: string) => Promise<boolean>>> = {
  pool: ({ tx }, id) => isShown(tx, id),
  item: ({ tx }, id) => itemExists(tx, id),
  invite: ({ tx }, id) => isInvite(tx, id),
  event: ({ tx }, id) => isAnnounced(tx, id),
  station: async ({ tx }, id) => (await viewStations(tx, [id])).has(id),
}

/** Asked of WeChat for each poster; the picture says nothing that the thing's link doesn't. */
export const code = steps<'campaign.code', Plan, Answer>({
  async load({ leadsTo, id, invite }, call) {
    if (!(await exists[leadsTo](call, id))) return refuse(`${leadsTo}_not_found`)
    if (invite !== undefined && !(await isInvite(call.tx, invite))) return refuse('invite_not_found')
    const scene = sceneOf(leadsTo, invite === undefined ? id : await eventCode(call, id, invite))
    if (scene === null) return refuse(`${leadsTo}_not_found`)
    return wechat() ? ok({ scene, page: PAGE[leadsTo] }) : refuse('not_configured')
  },

  async perform({ scene, page }) {
    const said = await wechat()?.mini.unlimitedCode({ scene, page, widthPx: WIDTH_PX })
    return said?.kind === 'done' ? { image: `data:${said.mediaType};base64,${said.image.toString('base64')}` } : null
  },

  save: async (_plan, answer) => (answer ? ok(answer) : refuse('wechat_unavailable')),
})
