import { Input, Text, View } from '@tarojs/components'
import type { InputProps } from '@tarojs/components'
import { a11y } from './a11y'

export interface FieldProps {
  readonly label: string
  /** What a screen reader says where the label alone could be any of several. */
  readonly name?: string
  readonly value: string
  readonly onInput: (value: string) => void
  readonly type?: InputProps['type']
  readonly placeholder?: string
  readonly most?: number
  /** What is wrong with it, said below. */
  readonly wrong?: string | null
  readonly onDone?: () => void
}

export function Field({ label, name = label, value, onInput, type = 'text', placeholder, most = 140, wrong = null, onDone }: FieldProps) {
  return (
    <View className="field">
      <Text className="field-label">{label}</Text>
      <Input
        className="field-input"
        type={type}
        value={value}
        placeholder={placeholder}
        maxlength={most}
        onInput={(event) => onInput(event.detail.value)}
        onConfirm={onDone}
        {...a11y({ label: name })}
      />
      {wrong !== null && <Text className="field-wrong">{wrong}</Text>}
    </View>
  )
}
