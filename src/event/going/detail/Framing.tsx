import type { EventView } from '@domain/event/contract'
import { Canvas, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useBusy } from '../../../kit/busy'
import { openSurface } from '../../../kit/canvas'
import { pickPhoto } from '../../../kit/photo'
import { eventPictureOf } from '../../../ui/art/event-names'
import { Button } from '../../../ui/Button'
import { Section } from '../../../ui/Section'
import { MadeAction, MadePicture, type Made } from '../../../ui/share/MadePicture'
import { Sheet } from '../../../ui/Sheet'
import { dayWords } from '../../times'
import { words } from '../words'
import type { FrameFacts } from './frame'

const ID = 'event-frame'
const IN_WECHAT = process.env.TARO_ENV === 'weapp'

const factsOf = ({ title, picture, place, startsAt }: EventView): FrameFacts => ({
  title,
  when: dayWords(startsAt),
  place,
  drawing: `${API_BASE}/art/event-${eventPictureOf(picture)}.svg`,
})

async function make(photo: string, facts: FrameFacts): Promise<Made> {
  try {
    const { FRAME, drawFrame } = await import('./frame')
    const surface = await openSurface(ID, FRAME.width, FRAME.height)
    if (!surface || !(await drawFrame(surface, photo, facts))) return 'failed'
    return (await surface.file()) ?? 'failed'
  } catch {
    return 'failed'
  }
}

/** Who was there frames a picture of her own. It is drawn on this phone and stays on it: nothing is sent anywhere. */
export function Framing({ event }: { readonly event: EventView }) {
  const [photo, setPhoto] = useState<string | null>(null)
  const [file, setFile] = useState<Made>(null)
  const { busy, run } = useBusy()
  const draw = async (path: string) => {
    setPhoto(path)
    setFile(null)
    setFile(await make(path, factsOf(event)))
  }
  const choose = () =>
    run(async () => {
      const path = await pickPhoto()
      if (path !== null) await draw(path)
    })
  const action =
    photo === null || file === null ? undefined : (
      <View className="stack">
        <MadeAction file={file} name={words.frameFile} onAgain={() => void draw(photo)} />
        <Button busy={busy} onTap={choose}>
          {words.frameOther}
        </Button>
      </View>
    )
  return (
    <Section title={words.frame}>
      {IN_WECHAT && <Canvas type="2d" id={ID} className="share-surface" />}
      <Text className="soft small">{words.frameIs}</Text>
      <Button icon="camera" busy={busy} onTap={choose}>
        {words.framePick}
      </Button>
      <Sheet open={photo !== null} title={words.frame} onClose={() => setPhoto(null)} action={action}>
        <MadePicture file={file} alt={words.frameAlt(event.title)} />
      </Sheet>
    </Section>
  )
}
