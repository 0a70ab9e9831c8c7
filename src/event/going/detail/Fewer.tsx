import type { RegistrationView } from '@domain/event/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useBusy } from '../../../kit/busy'
import { toggled } from '../../../kit/toggled'
import { Button } from '../../../ui/Button'
import { Sheet } from '../../../ui/Sheet'
import { Tick } from '../../../ui/Tick'
import { words as eventWords } from '../../words'
import { liveAs } from '../standing'
import { words } from '../words'
import { drop } from './event-store'

interface FewerProps {
  readonly mine: RegistrationView
  readonly again: () => Promise<void>
}

function Choosing({ mine, again, onClose }: FewerProps & { readonly onClose: () => void }) {
  const [staying, setStaying] = useState<readonly string[]>([])
  const { busy, run } = useBusy()
  const may = mine.people.filter(({ checkedInAt }) => checkedInAt === null)
  const all = staying.length === mine.people.length
  const told = all ? words.fewerAll[liveAs(mine)] : staying.length === 0 ? words.fewerPick : null
  const finish = () =>
    run(async () => {
      if (await drop(mine, staying)) onClose()
      await again()
    })
  const action = (
    <View className="stack">
      {told !== null && <Text className="soft small">{told}</Text>}
      <Button kind="primary" busy={busy} disabled={told !== null} onTap={finish}>
        {words.fewerDo(staying.length)}
      </Button>
    </View>
  )
  return (
    <Sheet open title={words.fewer} onClose={onClose} action={action}>
      <View className="stack">
        <Text>{words.fewerIs[liveAs(mine)]}</Text>
        {may.map(({ placeId, name }) => (
          <Tick key={placeId} on={staying.includes(placeId)} label={name ?? eventWords.neighbour} onChange={() => setStaying(toggled(staying, placeId))} />
        ))}
      </View>
    </Sheet>
  )
}

/** Some of the party stay at home, the others come. */
export function Fewer({ mine, again }: FewerProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onTap={() => setOpen(true)}>{words.fewer}</Button>
      {open && <Choosing mine={mine} again={again} onClose={() => setOpen(false)} />}
    </>
  )
}
