import { Text } from '@tarojs/components'
import { Tap } from '../Tap'
import './desk.scss'
import { words } from './words'

export interface PickButtonProps {
  readonly label: string
  /** What is chosen now. */
  readonly title: string
  readonly onTap: () => void
}

/** What was chosen, under its name; a tap opens what there is to choose from. */
export function PickButton({ label, title, onTap }: PickButtonProps) {
  return (
    <>
      <Text className="field-label">{label}</Text>
      <Tap className="pick-button" label={words.picked(label, title)} onTap={onTap}>
        <Text className="pick-value">{title}</Text>
        <Text className="pick-clear">▾</Text>
      </Tap>
    </>
  )
}
