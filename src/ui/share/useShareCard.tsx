import { Canvas } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import { openSurface } from '../../kit/canvas'
import type { ShareFacts } from './picture'
import './share.scss'

const ID = 'share-card'
const IN_WECHAT = process.env.TARO_ENV === 'weapp'

export interface ShareCard {
  /** Stands somewhere in the page, unseen: a mini-program draws on it. */
  readonly surface: ReactNode
  /** For `useShareAppMessage`; absent until it is drawn, and in browsers, which share a link alone. */
  readonly imageUrl: string | undefined
}

async function draw(facts: ShareFacts): Promise<string | null> {
  const { CARD, drawCard } = await import('./card')
  const surface = await openSurface(ID, CARD.width, CARD.height)
  if (!surface) return null
  await drawCard(surface, facts)
  return surface.file()
}

/** The picture of the card that a chat shows when this page is shared. It is drawn again whenever what it tells has changed; null facts wait. */
export function useShareCard(facts: ShareFacts | null): ShareCard {
  const [drawn, setDrawn] = useState<{ key: string; file: string } | null>(null)
  const key = facts === null ? null : JSON.stringify(facts)
  useEffect(() => {
    if (!IN_WECHAT || key === null) return
    let current = true
    draw(JSON.parse(key) as ShareFacts)
      .then((file) => current && file !== null && setDrawn({ key, file }))
      // A card without a picture of its own shows the page.
      .catch(() => undefined)
    return () => {
      current = false
    }
  }, [key])
  return {
    surface: IN_WECHAT ? <Canvas type="2d" id={ID} className="share-surface" /> : null,
    imageUrl: drawn && drawn.key === key ? drawn.file : undefined,
  }
}
