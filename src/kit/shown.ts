import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'

/** Does something whenever the page comes into view again; its first showing has its own. */
export function useShownAgain(refresh: () => void): void {
  const shown = useRef(false)
  useDidShow(() => {
    if (shown.current) refresh()
    shown.current = true
  })
}

/** Does something every `ms` while the page is in view and `on`: for what other people change. */
export function useEvery(ms: number, on: boolean, refresh: () => void): void {
  const [visible, setVisible] = useState(true)
  useDidShow(() => setVisible(true))
  useDidHide(() => setVisible(false))
  const latest = useRef(refresh)
  latest.current = refresh
  useEffect(() => {
    if (!on || !visible) return
    const timer = setInterval(() => latest.current(), ms)
    return () => clearInterval(timer)
  }, [ms, on, visible])
}
