import Taro, { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useState } from 'react'

const FULL = 1

const setBrightness = (value: number): Promise<unknown> => Taro.setScreenBrightness({ value }).catch(() => undefined)
const keepOn = (keepScreenOn: boolean): Promise<unknown> => Taro.setKeepScreenOn({ keepScreenOn }).catch(() => undefined)

/** As bright as it goes and awake while the page is in view and `on`; afterwards as it was. */
export function useBrightScreen(on: boolean): void {
  const [visible, setVisible] = useState(true)
  useDidShow(() => setVisible(true))
  useDidHide(() => setVisible(false))
  const bright = on && visible
  useEffect(() => {
    if (!bright) return
    let before: number | null = null
    let left = false
    const raise = async (): Promise<void> => {
      const { value } = await Taro.getScreenBrightness()
      before = value
      if (!left) await setBrightness(FULL)
    }
    void raise().catch(() => undefined)
    void keepOn(true)
    return () => {
      left = true
      if (before !== null) void setBrightness(before)
      void keepOn(false)
    }
  }, [bright])
}
