import Taro from '@tarojs/taro'
import { outsideAddress } from '../kit/browser'
import { say } from '../kit/say'
import { Button, type ButtonProps } from './Button'
import { words } from './words'

export interface ShareButtonProps {
  readonly address: string
  readonly kind?: ButtonProps['kind']
  readonly children: string
}

async function copyLink(address: string): Promise<void> {
  try {
    await Taro.setClipboardData({ data: outsideAddress(address) })
    say(words.copied)
  } catch {
    say(outsideAddress(address))
  }
}

/** WeChat shares the page itself (`useShareAppMessage` says how); a browser copies the page's address. */
export function ShareButton({ address, kind = 'plain', children }: ShareButtonProps) {
  if (process.env.TARO_ENV === 'weapp') {
    return (
      <Button kind={kind} openType="share">
        {children}
      </Button>
    )
  }
  return (
    <Button kind={kind} onTap={() => void copyLink(address)}>
      {children}
    </Button>
  )
}
