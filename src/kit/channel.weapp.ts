import Taro from '@tarojs/taro'
import type { Door } from './session'

export const entersHere = (): Promise<boolean> => Promise.resolve(true)

/** WeChat says who holds the phone; nothing is asked of her. */
export async function openDoor(): Promise<Door> {
  try {
    const { code } = await Taro.login()
    return { kind: 'code', channel: 'weapp', code }
  } catch {
    return { kind: 'closed' }
  }
}
