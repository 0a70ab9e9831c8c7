import { PICTURES_MOST, PICTURE_POINTS } from '@domain/review/review'
import { Image, Text, Textarea, View } from '@tarojs/components'
import { useBusy } from '../../../kit/busy'
import { pickPhoto, smallJpeg } from '../../../kit/photo'
import { say } from '../../../kit/say'
import { a11y } from '../../../ui/a11y'
import { Button } from '../../../ui/Button'
import { Photos } from '../../../ui/review/Photos'
import '../../../ui/review/review.scss'
import { Section } from '../../../ui/Section'
import { Tap } from '../../../ui/Tap'
import type { Draft } from './write-store'
import { words } from './words'
import './write.scss'

/** 24 KB of picture, as base64 carries it. */
const SIDE = 720
const MOST_CHARS = 32_800

interface PartProps {
  readonly draft: Draft
  readonly onDraft: (change: Partial<Draft>) => void
}

export function StarsField({ draft: { stars }, onDraft }: PartProps) {
  return (
    <Section title={words.stars}>
      <View className="star-field" {...a11y({ role: 'group', label: words.stars })}>
        {words.says.map((says, at) => (
          <Tap key={says} className={`star-pick ${stars !== null && at < stars ? 'star-on' : ''}`} label={words.said(words.star(at + 1), says)} onTap={() => onDraft({ stars: at + 1 })}>
            {stars !== null && at < stars ? '★' : '☆'}
          </Tap>
        ))}
        <Text className="star-says">{stars === null ? '' : (words.says[stars - 1] ?? '')}</Text>
      </View>
    </Section>
  )
}

export function WordsField({ draft, onDraft }: PartProps) {
  return (
    <Section title={words.words}>
      <Textarea
        className="field-input field-area"
        value={draft.words}
        maxlength={300}
        placeholder={words.such}
        onInput={(event) => onDraft({ words: event.detail.value })}
        {...a11y({ label: words.such })}
      />
    </Section>
  )
}

function Added({ photo, n, onDrop }: { readonly photo: string; readonly n: number; readonly onDrop: () => void }) {
  const named = process.env.TARO_ENV === 'h5' ? { imgProps: { alt: words.photoNth(n) } } : {}
  return (
    <View className="photo-drop">
      <View className="review-photo">
        <Image className="review-image" mode="aspectFill" src={`data:image/jpeg;base64,${photo}`} {...named} />
      </View>
      <Button kind="quiet" small label={words.dropNth(n)} onTap={onDrop}>
        {words.drop}
      </Button>
    </View>
  )
}

export function PhotosField({ draft: { kept, photos, dropped }, onDraft }: PartProps) {
  const { busy, run } = useBusy()
  const pick = () =>
    run(async () => {
      const path = await pickPhoto()
      if (path === null) return
      const small = await smallJpeg(path, SIDE, MOST_CHARS)
      if (small === null) say(words.photoFailed)
      else onDraft({ photos: [...photos, small] })
    })
  return (
    <Section title={words.photos}>
      <View className="review-photos">
        {kept.map((pictureId, at) => (
          <View key={pictureId} className="photo-drop">
            <Photos pictures={[pictureId]} />
            <Button kind="quiet" small label={words.dropNth(at + 1)} onTap={() => onDraft({ kept: kept.filter((id) => id !== pictureId), dropped: [...dropped, pictureId] })}>
              {words.drop}
            </Button>
          </View>
        ))}
        {photos.map((photo, at) => (
          <Added key={photo.slice(-40)} photo={photo} n={kept.length + at + 1} onDrop={() => onDraft({ photos: photos.filter((one) => one !== photo) })} />
        ))}
      </View>
      {kept.length + photos.length < PICTURES_MOST && (
        <Button icon="camera" busy={busy} onTap={pick}>
          {words.photo}
        </Button>
      )}
      <Text className="soft small">{words.photosIs(PICTURE_POINTS, PICTURES_MOST)}</Text>
    </Section>
  )
}
