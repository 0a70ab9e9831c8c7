import Taro from '@tarojs/taro'
import { here } from './nav'

export const insideWechat = (): boolean => true
export const outsideAddress = (address: string): string => address

export const startAgain = (): void => void Taro.reLaunch({ url: here() })

/** A mini-program hands out no files: the text goes to the clipboard. */
export function saveText(_name: string, text: string, _type: string): 'saved' | 'copied' {
  void Taro.setClipboardData({ data: text })
  return 'copied'
}

export const printPage: (() => void) | null = null

/** There are no links here. */
export const stillEmptyLinks = (): void => undefined

/** A mini-program's pages have no addresses to part from. */
export const keepToTheAddress = (): void => undefined
