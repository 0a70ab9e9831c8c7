import { Image, Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { ask } from '../../kit/call'
import { Sheet } from '../Sheet'
import { Tap } from '../Tap'
import { words } from './words'

const srcOf = (photo: string): string => `data:image/jpeg;base64,${photo}`
const named = (n: number): object => (process.env.TARO_ENV === 'h5' ? { imgProps: { alt: words.picture(n) } } : {})

/** A photograph, asked for once it is drawn; null while it comes, undefined where it doesn't. */
function usePhoto(pictureId: string): string | null | undefined {
  const [photo, setPhoto] = useState<string | null | undefined>(null)
  useEffect(() => {
    let here = true
    void ask('review.picture', { pictureId }).then((answer) => {
      if (here) setPhoto(answer.kind === 'done' ? answer.value.photo : undefined)
    })
    return () => {
      here = false
    }
  }, [pictureId])
  return photo
}

function Photo({ pictureId, n }: { readonly pictureId: string; readonly n: number }) {
  const photo = usePhoto(pictureId)
  const [open, setOpen] = useState(false)
  if (photo === undefined) return <Text className="soft small">{words.pictureGone}</Text>
  if (photo === null) return <View className="review-photo" />
  return (
    <>
      <Tap className="review-photo" label={words.look(n)} onTap={() => setOpen(true)}>
        <Image className="review-image" mode="aspectFill" src={srcOf(photo)} {...named(n)} />
      </Tap>
      <Sheet open={open} title={words.pictureTitle} onClose={() => setOpen(false)}>
        <Image className="review-large" mode="widthFix" src={srcOf(photo)} {...named(n)} />
      </Sheet>
    </>
  )
}

/** A review's photographs side by side; a tap shows one of them large. */
export function Photos({ pictures }: { readonly pictures: readonly string[] }) {
  if (pictures.length === 0) return null
  return (
    <View className="review-photos">
      {pictures.map((pictureId, at) => (
        <Photo key={pictureId} pictureId={pictureId} n={at + 1} />
      ))}
    </View>
  )
}
