import Taro from '@tarojs/taro'

/** What the server that this app talks to is set up for. */
export interface ServerConfig {
  /** The doors for trying are open: one may become a demo person and move the clock. */
  readonly testDoors: boolean
  /** Tests move time by their own means. */
  readonly testClock?: boolean
  /** Where a demo person pays. */
  readonly cashierUrl?: string
  /** Of the account that signs people in inside WeChat's browser. */
  readonly appid?: string
}

const NONE: ServerConfig = { testDoors: false }
let known: ServerConfig | null = null

/** Asked once; without an answer the server counts as set up for nothing, and is asked again next time. */
export async function serverConfig(): Promise<ServerConfig> {
  if (known || CLOUD_ENV !== '') return known ?? NONE
  try {
    const { statusCode, data } = await Taro.request<ServerConfig>({ url: `${API_BASE}/app-config.json` })
    if (statusCode === 200) known = data
  } catch {
    return NONE
  }
  return known ?? NONE
}
