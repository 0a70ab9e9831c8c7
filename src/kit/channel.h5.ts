import { insideWechat } from './browser'
import { randomName } from './random'
import { serverConfig } from './server-config'
import type { Door } from './session'
import { forget, recall, remember } from './store'

/** WeChat's browser comes back with a code in the address; only one that we asked for counts. Both are taken out of the address at once. */
function codeFromAddress(): string | null {
  const address = new URL(location.href)
  const code = address.searchParams.get('code')
  const asked = recall<string>('oauth-state')
  if (code === null || asked === null || address.searchParams.get('state') !== asked) return null
  forget('oauth-state')
  address.searchParams.delete('code')
  address.searchParams.delete('state')
  history.replaceState(history.state, '', address)
  return code
}

function askWechat(appid: string): void {
  const state = randomName(16)
  remember('oauth-state', state)
  const query = new URLSearchParams({ appid, redirect_uri: location.href, response_type: 'code', scope: 'snsapi_base', state })
  location.assign(`https://open.weixin.qq.com/connect/oauth2/authorize?${query}#wechat_redirect`)
}

/** Whether opening this page may say who opens it: in WeChat's browser alone. */
export const entersHere = async (): Promise<boolean> => insideWechat() && (await serverConfig()).appid !== undefined

/** In WeChat's browser one signs in by OAuth; any other browser only looks around. */
export async function openDoor(): Promise<Door> {
  const { appid } = insideWechat() ? await serverConfig() : {}
  if (appid === undefined) return { kind: 'browses' }
  const code = codeFromAddress()
  if (code !== null) return { kind: 'code', channel: 'wechat-h5', code }
  askWechat(appid)
  return { kind: 'leaves' }
}
