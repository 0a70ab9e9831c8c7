import { Image } from '@tarojs/components'
import { eventPictureOf } from '../ui/art/event-names'
import './event.scss'
import { words } from './words'

/** What an event is about, drawn. */
export function EventPicture({ picture, title, size = 'wide' }: { readonly picture: string | null; readonly title: string; readonly size?: 'wide' | 'small' }) {
  const named = process.env.TARO_ENV === 'h5' ? { imgProps: { alt: size === 'wide' ? words.picture(title) : '' } } : {}
  return <Image className={`event-picture event-picture-${size}`} mode="aspectFill" src={`${API_BASE}/art/event-${eventPictureOf(picture)}.svg`} {...named} />
}
