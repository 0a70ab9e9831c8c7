import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useBusy } from '../../../kit/busy'
import { a11y } from '../../a11y'
import { Button } from '../../Button'
import { Sheet } from '../../Sheet'
import { words } from '../words'
import './counter.scss'

export interface QueueCardProps {
  /** How many wait. */
  readonly title: string
  readonly sheetTitle: string
  /** The phone has written it down; who did it is signed in. */
  readonly kept: boolean
  readonly signedIn: boolean
  readonly rows: readonly { readonly key: string; readonly text: string }[]
  readonly onSend: () => Promise<void>
}

const ON_PAGE = process.env.TARO_ENV === 'h5'

/** What only this phone knows, counted, and how it gets to the server. */
export function QueueCard({ title, sheetTitle, kept, signedIn, rows, onSend }: QueueCardProps) {
  const { busy, run } = useBusy()
  const [open, setOpen] = useState(false)
  const tells = !kept ? words.queueUnkept : !signedIn ? words.queueSignIn : ON_PAGE ? words.queueOpen : words.queueTells
  return (
    <View className="queue" {...a11y({ role: 'status' })}>
      <View className="line line-apart">
        <Text className="title">{title}</Text>
        <Button small busy={busy} onTap={() => run(onSend)}>
          {words.send}
        </Button>
      </View>
      <Text className="small">{tells}</Text>
      <Button kind="quiet" small onTap={() => setOpen(true)}>
        {words.whose}
      </Button>
      <Sheet open={open} title={sheetTitle} onClose={() => setOpen(false)}>
        {rows.map(({ key, text }) => (
          <View key={key} className="table-row">
            {text}
          </View>
        ))}
      </Sheet>
    </View>
  )
}
