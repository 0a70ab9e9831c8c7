import { Button, Text, View } from '@tarojs/components'
import { a11y, keys } from './a11y'
import { words } from './words'

export interface StepperProps {
  readonly value: number
  readonly min?: number
  readonly max: number
  readonly onChange: (value: number) => void
  /** What is counted, for a screen reader. */
  readonly label: string
}

export function Stepper({ value, min = 0, max, onChange, label }: StepperProps) {
  const change = (by: number) => onChange(Math.min(max, Math.max(min, value + by)))
  const step = (by: number, name: string, off: boolean) => (
    <Button
      className={`stepper-step ${off ? 'stepper-off' : ''}`}
      disabled={off}
      onClick={(event) => {
        event.stopPropagation()
        if (!off) change(by)
      }}
      {...(off ? {} : keys(() => change(by)))}
      {...a11y({ role: 'button', label: `${name} ${label}`, disabled: off, tabIndex: 0 })}
    >
      {by < 0 ? '−' : '+'}
    </Button>
  )
  return (
    <View className="stepper" {...a11y({ role: 'group', label: words.count(label, value) })}>
      {value > min && step(-1, words.less, false)}
      {value > min && <Text className="stepper-value">{value}</Text>}
      {step(1, words.add, value >= max)}
    </View>
  )
}
