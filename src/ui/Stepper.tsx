import { Button, Text, View } from '@tarojs/components'
import { a11y } from './a11y'
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
  const step = (by: number, name: string, off: boolean) => (
    <Button
      className={`stepper-step ${off ? 'stepper-off' : ''}`}
      disabled={off}
      onClick={(event) => {
        event.stopPropagation()
        if (!off) onChange(Math.min(max, Math.max(min, value + by)))
      }}
      {...a11y({ label: `${name} ${label}`, disabled: off })}
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
