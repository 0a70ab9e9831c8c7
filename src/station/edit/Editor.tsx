import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { attempt } from '../../kit/attempt'
import { useBusy } from '../../kit/busy'
import { whereAmI } from '../../kit/place'
import { say } from '../../kit/say'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { Tick } from '../../ui/Tick'
import { Editing } from '../../ui/work/Editing'
import { PickOne } from '../../ui/work/PickOne'
import { callOf, feeRight, latOf, lngOf, type StationForm } from './form'
import { words } from './words'

interface PartProps {
  readonly form: StationForm
  readonly change: (part: Partial<StationForm>) => void
}

const ODD = (typed: string, right: boolean): boolean => typed.trim() !== '' && !right

function Where({ form, change }: PartProps) {
  const { busy, run } = useBusy()
  const here = () =>
    run(async () => {
      const place = await whereAmI()
      if (place) change({ lng: String(place.lng), lat: String(place.lat), datum: place.datum })
      say(place ? words.gotHere : words.notHere)
    })
  return (
    <>
      <View className="fields">
        <Field label={words.lng} type="text" value={form.lng} most={16} wrong={ODD(form.lng, lngOf(form) !== null) ? words.wrongPlace : null} onInput={(lng) => change({ lng, datum: 'gcj02' })} />
        <Field label={words.lat} type="text" value={form.lat} most={16} wrong={ODD(form.lat, latOf(form) !== null) ? words.wrongPlace : null} onInput={(lat) => change({ lat, datum: 'gcj02' })} />
      </View>
      <Button busy={busy} onTap={here}>
        {words.here}
      </Button>
      <Text className="soft small">{words.placeTells}</Text>
    </>
  )
}

export interface EditorProps {
  readonly start: StationForm
  readonly title: string
  readonly communities: readonly { readonly value: string; readonly title: string }[]
  readonly onDone: () => Promise<void>
  readonly onClose: () => void
}

export function Editor({ start, title, communities, onDone, onClose }: EditorProps) {
  const [form, setForm] = useState(start)
  const change = (part: Partial<StationForm>) => setForm((before) => ({ ...before, ...part }))
  const wish = callOf(form)
  const save = async (asked: NonNullable<typeof wish>): Promise<boolean> => {
    const saved = (await attempt('station.save', asked)) !== null
    if (saved) say(words.saved(asked.name))
    return saved
  }
  return (
    <Editing title={title} save={words.save} onSave={wish && (() => save(wish))} onDone={onDone} onClose={onClose}>
      {communities.length > 1 && form.stationId === null && (
        <PickOne label={words.community} options={communities} value={form.communityId} onChange={(communityId) => change({ communityId: communityId ?? form.communityId })} />
      )}
      <Field label={words.name} value={form.name} most={40} placeholder={words.nameSuch} onInput={(name) => change({ name })} />
      <Field label={words.address} value={form.address} most={80} placeholder={words.addressSuch} onInput={(address) => change({ address })} />
      <Field label={words.hours} value={form.hours} most={40} placeholder={words.hoursSuch} onInput={(hours) => change({ hours })} />
      <Tick on={form.carries} label={words.carries} onChange={(carries) => change({ carries })}>
        {words.carriesTells}
      </Tick>
      {form.carries && <Field label={words.fee} type="digit" value={form.fee} wrong={feeRight(form) ? null : words.wrongFee} onInput={(fee) => change({ fee })} />}
      <Where form={form} change={change} />
      <Text className="soft small">{words.leaders}</Text>
    </Editing>
  )
}
