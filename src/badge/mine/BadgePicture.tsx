import type { BadgeId } from '@domain/badge/contract'
import { Image, View } from '@tarojs/components'
import { a11y } from '../../ui/a11y'
import { badgePicture } from './art'
import './badge.scss'

/** A badge; one that is still to come is pale. The words beside it say what it is. */
export function BadgePicture({ badgeId, earned = true }: { readonly badgeId: BadgeId; readonly earned?: boolean }) {
  return (
    <View className={`badge-art ${earned ? '' : 'badge-art-pale'}`} {...a11y({ hidden: true })}>
      <Image className="badge-image" src={badgePicture(badgeId)} />
    </View>
  )
}
