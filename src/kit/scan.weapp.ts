import Taro from '@tarojs/taro'
import type { CameraTrouble, Reading } from './camera'

/** WeChat has a page of its own for it. */
export const scansInPage = false

/** What its camera reads; null where its holder changed her mind. */
export async function scanOnce(): Promise<string | null> {
  try {
    return (await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] })).result
  } catch {
    return null
  }
}

export const readCodes = (_video: unknown, _onCode: (code: string) => void): Promise<Reading | CameraTrouble> => Promise.resolve('none')
