import { Image, Text, View } from '@tarojs/components'
import { useBusy } from '../../kit/busy'
import { keepPicture } from '../../kit/canvas'
import { say } from '../../kit/say'
import { a11y } from '../a11y'
import { Button } from '../Button'
import './share.scss'
import { words } from './words'

const IN_WECHAT = process.env.TARO_ENV === 'weapp'

/** A picture that this phone draws: null while it does, `failed` where it couldn't. */
export type Made = string | 'failed' | null

async function keep(file: string, name: string): Promise<void> {
  say({ saved: words.kept, refused: words.notKept, 'by-hand': words.hold }[await keepPicture(file, name)])
}

/** What can be done with it: keep it, or draw it once more. */
export function MadeAction({ file, name, onAgain }: { readonly file: Made; readonly name: string; readonly onAgain: () => void }) {
  const { busy, run } = useBusy()
  if (file === null) return null
  if (file === 'failed') {
    return (
      <Button kind="primary" onTap={onAgain}>
        {words.again}
      </Button>
    )
  }
  return (
    <Button kind="primary" busy={busy} onTap={() => run(() => keep(file, name))}>
      {words.keep}
    </Button>
  )
}

/** A picture that was drawn here, to look at and to keep. */
export function MadePicture({ file, alt }: { readonly file: Made; readonly alt: string }) {
  if (file === null) return <View className="poster poster-making" {...a11y({ role: 'status', label: words.making })} />
  if (file === 'failed') return <Text>{words.failed}</Text>
  const named = IN_WECHAT ? { showMenuByLongpress: true } : { imgProps: { alt } }
  return <Image className="poster" mode="widthFix" src={file} {...named} />
}
