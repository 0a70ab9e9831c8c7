import Taro from '@tarojs/taro'
import type { Look } from '../kit/look'
import bars from '../theme.json'

/** Whether WeChat itself was ever told otherwise than by `theme.json`, which follows the phone. */
let painted = false

/** A page without tabs refuses the tab bar's part: then there is none to paint. */
const quietly = (asked: Promise<unknown>): void => void asked.catch(() => undefined)

/** Dresses WeChat's own bars where somebody chose light or dark for herself. */
export function paintBars({ theme }: Look): void {
  if (theme === 'system' && !painted) return
  painted = true
  const { ground, bar, border, letters, front, chosen } = bars[theme === 'system' ? (Taro.getAppBaseInfo().theme ?? 'light') : theme]
  quietly(Taro.setNavigationBarColor({ frontColor: front === 'white' ? '#ffffff' : '#000000', backgroundColor: ground }))
  quietly(Taro.setBackgroundColor({ backgroundColor: ground }))
  quietly(Taro.setTabBarStyle({ color: letters, selectedColor: chosen, backgroundColor: bar, borderStyle: border === 'white' ? 'white' : 'black' }))
}
