import Taro from '@tarojs/taro'
import { learnTime } from './clock'

/** Somebody of the demo data whom one may become with `signInAs`. */
export interface DemoPerson {
  readonly openid: string
  readonly personId: string
  readonly name: string | null
  readonly role: 'resident' | 'leader' | 'staff' | 'operator' | 'admin'
  readonly stationName: string | null
  readonly communityName: string | null
}

export async function demoPeople(): Promise<readonly DemoPerson[]> {
  try {
    const { statusCode, data } = await Taro.request<{ people: DemoPerson[] }>({ url: `${API_BASE}/test/people` })
    return statusCode === 200 ? data.people : []
  } catch {
    return []
  }
}

/** Moves the demo's clock forward, for everybody. False where the server won't. */
export async function advanceClock(seconds: number): Promise<boolean> {
  try {
    const askedAt = Date.now()
    const { statusCode, data } = await Taro.request<{ now: string }>({
      url: `${API_BASE}/test/clock`,
      method: 'POST',
      header: { 'Content-Type': 'application/json' },
      data: JSON.stringify({ advanceSeconds: seconds }),
    })
    if (statusCode !== 200) return false
    learnTime(data.now, askedAt, Date.now())
    return true
  } catch {
    return false
  }
}
