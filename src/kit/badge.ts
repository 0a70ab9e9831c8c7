import Taro from '@tarojs/taro'
import { useEffect } from 'react'

const BASKET = 2

/** How many things lie in the basket, at its tab. A page that isn't a tab can't say it: the next one that is will. */
export function useBasketBadge(count: number): void {
  useEffect(() => {
    const said = count > 0 ? Taro.setTabBarBadge({ index: BASKET, text: count > 99 ? '99+' : String(count) }) : Taro.removeTabBarBadge({ index: BASKET })
    said.catch(() => undefined)
  }, [count])
}
