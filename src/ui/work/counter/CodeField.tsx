import { Input } from '@tarojs/components'
import { a11y } from '../../a11y'
import './counter.scss'

export interface CodeFieldProps {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly most: number
  /** The keyboard goes here by itself: a scanner on a cable types. */
  readonly focus: boolean
  readonly onInput: (typed: string) => void
  readonly onDone: () => void
}

/** Where a code is typed, large enough to be read back to whom it belongs. */
export function CodeField({ label, placeholder, value, most, focus, onInput, onDone }: CodeFieldProps) {
  return (
    <Input
      className="field-input counter-code"
      value={value}
      placeholder={placeholder}
      maxlength={most}
      focus={focus}
      onInput={(event) => onInput(event.detail.value)}
      onConfirm={onDone}
      {...a11y({ label })}
    />
  )
}
