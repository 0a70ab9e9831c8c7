import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y, keys } from './a11y'

export interface TickProps {
  readonly on: boolean
  readonly onChange: (on: boolean) => void
  readonly label: string
  readonly children?: ReactNode
}

/** Yes or no, never yes beforehand unless it was said before. */
export function Tick({ on, onChange, label, children }: TickProps) {
  const flip = () => onChange(!on)
  return (
    <View className={`choice-option tick ${on ? 'choice-on' : ''}`} onClick={flip} {...keys(flip)} {...a11y({ role: 'switch', label, checked: on, tabIndex: 0 })}>
      <View className={`tick-box ${on ? 'tick-box-on' : ''}`}>{on ? '✓' : ''}</View>
      <View className="choice-words">
        <Text>{label}</Text>
        {children !== undefined && <View className="choice-text">{children}</View>}
      </View>
    </View>
  )
}
