import { Canvas, Image, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useBusy } from '../../../kit/busy'
import { keepPicture, openSurface } from '../../../kit/canvas'
import { say } from '../../../kit/say'
import { a11y } from '../../../ui/a11y'
import { Button } from '../../../ui/Button'
import '../../../ui/share/share.scss'
import { Sheet } from '../../../ui/Sheet'
import { words } from '../words'
import { STORY_POSTER, drawStory, type StoryFacts } from './poster'

const ID = 'story-poster'
const IN_WECHAT = process.env.TARO_ENV === 'weapp'

async function make(facts: StoryFacts): Promise<string> {
  try {
    const surface = await openSurface(ID, STORY_POSTER.width, STORY_POSTER.height)
    if (!surface) return 'failed'
    drawStory(surface, facts)
    return (await surface.file()) ?? 'failed'
  } catch {
    return 'failed'
  }
}

async function keep(file: string): Promise<void> {
  say({ saved: words.kept, refused: words.notKept, 'by-hand': words.hold }[await keepPicture(file, words.posterFile)])
}

/** The story as a picture to keep and to send; it is drawn on this phone when it is asked for. */
export function StoryPoster({ facts }: { readonly facts: StoryFacts }) {
  const [open, setOpen] = useState(false)
  const [file, setFile] = useState<string | null>(null)
  const { busy, run } = useBusy()
  const show = () =>
    run(async () => {
      setOpen(true)
      setFile(null)
      setFile(await make(facts))
    })
  const drawn = file !== null && file !== 'failed'
  const action = file === 'failed' ? <Button onTap={show}>{words.again}</Button> : drawn ? <Button kind="primary" busy={busy} onTap={() => run(() => keep(file))}>{words.keep}</Button> : undefined
  const named = IN_WECHAT ? { showMenuByLongpress: true } : { imgProps: { alt: words.posterAlt(facts.title) } }
  return (
    <>
      {IN_WECHAT && <Canvas type="2d" id={ID} className="share-surface" />}
      <Button kind="primary" icon="poster" busy={busy} onTap={show}>
        {words.poster}
      </Button>
      <Text className="soft small">{words.posterTells}</Text>
      <Sheet open={open} title={words.poster} onClose={() => setOpen(false)} action={action}>
        {file === null && <View className="poster poster-making" {...a11y({ role: 'status', label: words.making })} />}
        {file === 'failed' && <Text>{words.posterFailed}</Text>}
        {drawn && <Image className="poster" mode="widthFix" src={file} {...named} />}
      </Sheet>
    </>
  )
}
