import Taro from '@tarojs/taro'
import type { Look } from '../kit/look'
import bars from '../theme.json'

/** Whether WeChat itself was ever told otherwise than by `theme.json`, which follows the phone. */
let painted = false

/** Dresses WeChat's own bars where somebody chose light or dark for herself. A page without tabs refuses the tab bar's part: then there is none to paint. */
export function paintBars({ theme }: Look): void {
  if (theme === 'system' && !painted) return
  painted = true
  const { ground, bar, border, letters, front, chosen } = bars[theme === 'system' ? (Taro.getAppBaseInfo().theme ?? 'light') : theme]
  const heard = { fail: () => undefined }
  void Taro.setNavigationBarColor({ frontColor: front === 'white' ? '#ffffff' : '#000000', backgroundColor: ground, ...heard })
  void Taro.setBackgroundColor({ backgroundColor: ground, ...heard })
  void Taro.setTabBarStyle({ color: letters, selectedColor: chosen, backgroundColor: bar, borderStyle: border === 'white' ? 'white' : 'black', ...heard })
}
