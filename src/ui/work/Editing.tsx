import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useBusy } from '../../kit/busy'
import { Button } from '../Button'
import { Sheet } from '../Sheet'

export interface EditingProps {
  readonly title: string
  /** What the button says. */
  readonly save: string
  /** Replies whether it is saved; where not, its reader has been told why. Null as long as something is missing or wrong. */
  readonly onSave: (() => Promise<boolean>) | null
  /** The list behind it looks again. */
  readonly onDone: () => Promise<void>
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A form in a sheet that is saved as a whole, and closes once it is. */
export function Editing({ title, save, onSave, onDone, onClose, children }: EditingProps) {
  const { busy, run } = useBusy()
  const finish = () =>
    run(async () => {
      if (!onSave || !(await onSave())) return
      onClose()
      await onDone()
    })
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      action={
        <Button kind="primary" busy={busy} disabled={onSave === null} onTap={finish}>
          {save}
        </Button>
      }
    >
      <View className="stack">{children}</View>
    </Sheet>
  )
}
