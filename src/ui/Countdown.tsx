import { epochMs, nextShopDay, shopClock, shopDay, type Instant } from '@domain/time'
import { Text } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { msUntil, serverNow } from '../kit/clock'
import { words } from './words'

const HOUR = 3_600_000
const EVENING = '18:00'

/** When something happens, as people say it: `今晚 23:00`. */
export function whenWords(at: Instant, now: Instant): string {
  const time = shopClock(at).slice(11)
  const day = shopDay(at)
  if (day === shopDay(now)) return words.when(time >= EVENING ? 'tonight' : 'today', time)
  return words.when(day === nextShopDay(shopDay(now)) ? 'tomorrow' : day, time)
}

/**
 * The server's time, told anew every second while `ticking`, else once a minute. It is read at each drawing: the first answer may have taught this phone
 * that its clock is wrong.
 */
export function useNow(ticking: boolean): Instant {
  const [, draw] = useState(serverNow)
  useEffect(() => {
    const timer = setInterval(() => draw(serverNow()), ticking ? 1_000 : 60_000)
    return () => clearInterval(timer)
  }, [ticking])
  return serverNow()
}

export interface CountdownProps {
  readonly at: Instant
  /** Makes the sentence: `(when) => `${when} 截止``. */
  readonly says: (when: string) => string
  /** What stands there once the moment has come. */
  readonly over: string
}

/** Time left as a sentence; it ticks in the last hour only. */
export function Countdown({ at, says, over }: CountdownProps) {
  const now = useNow(msUntil(at) < HOUR && msUntil(at) > 0)
  const left = epochMs(at) - epochMs(now)
  if (left <= 0) return <Text className="countdown">{over}</Text>
  if (left >= HOUR) return <Text className="countdown">{says(whenWords(at, now))}</Text>
  const seconds = Math.ceil(left / 1_000)
  return <Text className="countdown countdown-near">{says(words.left(Math.floor(seconds / 60), seconds % 60))}</Text>
}
