import { Text } from '@tarojs/components'
import { outsideAddress } from '../kit/browser'
import { shutGate, useGate } from '../kit/gate'
import { here } from '../kit/nav'
import { LaterCode } from './LaterCode'
import { Sheet } from './Sheet'
import { words } from './words'

/** A browser outside WeChat only looks around: the way on is this page's code, scanned by WeChat. */
export function OpenInWechat() {
  const { offers } = useGate()
  if (offers !== 'wechat') return null
  return (
    <Sheet open title={words.inWechat} onClose={shutGate}>
      <Text>{words.scanInWechat}</Text>
      <LaterCode text={outsideAddress(here())} label={words.inWechat} />
    </Sheet>
  )
}
