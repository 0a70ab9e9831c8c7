import { View } from '@tarojs/components'
import { type ReactNode, useEffect } from 'react'
import { useLook } from '../kit/look'
import { a11y } from './a11y'
import { paintBars } from './bars'
import { DemoBar } from './DemoBar'
import { OpenInWechat } from './OpenInWechat'
import { PrivacySheet } from './PrivacySheet'

export interface AppShellProps {
  readonly children: ReactNode
  /** The page's `ActionBar`. */
  readonly bar?: ReactNode
  /** A tab page has the tab bar below its own bar. */
  readonly tab?: boolean
  /** Uses the room of a desktop screen. */
  readonly wide?: boolean
}

/** Wraps every page: its dress (light, dark, elder) comes as custom properties from here, also for NutUI. */
export function AppShell({ children, bar, tab = false, wide = false }: AppShellProps) {
  const look = useLook()
  useEffect(() => paintBars(look), [look])
  const { elder, theme } = look
  const classes = ['shell', `shell-${theme}`, elder && 'shell-elder', tab && `shell-tab shell-tab-${process.env.TARO_ENV}`, wide && 'shell-wide', bar !== undefined && 'shell-with-bar'].filter(Boolean).join(' ')
  return (
    <View className={classes} {...a11y({ role: 'main' })}>
      <DemoBar />
      <View className="shell-page">{children}</View>
      {bar}
      <PrivacySheet />
      {process.env.TARO_ENV === 'h5' && <OpenInWechat />}
    </View>
  )
}
