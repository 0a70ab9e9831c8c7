import { Image } from '@tarojs/components'
import { faceOf } from './art/spread'
import { words } from './words'

export interface FaceProps {
  readonly seed: string
  /** The picture of somebody who agreed to show it. */
  readonly face?: string | null
  readonly nickname?: string | null
  readonly size?: 'small' | 'big'
}

/** Somebody's face: the picture that she agreed to show, else a drawn one that tells people apart and says nothing about them. */
export function Face({ seed, face = null, nickname = null, size = 'small' }: FaceProps) {
  const named = process.env.TARO_ENV === 'h5' ? { imgProps: { alt: words.member(nickname) } } : {}
  return <Image className={`face face-${size}`} mode="aspectFill" src={face ?? `${API_BASE}/art/face-${faceOf(seed)}.svg`} {...named} />
}
