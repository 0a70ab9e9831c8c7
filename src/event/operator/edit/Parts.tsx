import { shopDay } from '@domain/time'
import { Text, Textarea, View } from '@tarojs/components'
import { serverNow } from '../../../kit/clock'
import { useAsk } from '../../../kit/load'
import { eventPictures } from '../../../ui/art/event-names'
import { a11y } from '../../../ui/a11y'
import { Button } from '../../../ui/Button'
import { Choice } from '../../../ui/Choice'
import { Field } from '../../../ui/Field'
import { Card, Section } from '../../../ui/Section'
import { Stepper } from '../../../ui/Stepper'
import { Tick } from '../../../ui/Tick'
import { DayField } from '../../../ui/work/DayField'
import { PickOne } from '../../../ui/work/PickOne'
import { EventPicture } from '../../EventPicture'
import { words } from '../words'
import { addHandout, addSlot, change, changeHandout, changeSlot, dropHandout, dropSlot, type Draft } from './draft'
import { ABOUT_MOST, capacityOf, costOf, HANDOUTS_MOST, isTime, NAME_MOST, PLACE_MOST, SLOTS_MOST, stockOf, TITLE_MOST } from './wish'

const pictures = eventPictures.map((value) => ({ value, title: words.pictures[value] }))
const kinds = (Object.keys(words.audiences) as Draft['audience'][]).map((value) => ({ value, title: words.audiences[value] }))
const tiers = (Object.keys(words.tiers) as Draft['tier'][]).map((value) => ({ value, title: words.tiers[value] }))
const PARTY_MOST = 6

export function What({ draft }: { readonly draft: Draft }) {
  const stations = useAsk('station.list', {}).value?.stations ?? []
  const options = stations.map(({ stationId, name, communityName }) => ({ value: stationId, title: name, text: communityName }))
  return (
    <Section title={words.what}>
      <Card>
        <Field label={words.title} value={draft.title} most={TITLE_MOST} placeholder={words.titleSuch} onInput={(title) => change({ title })} />
        <PickOne label={words.station} options={options} value={draft.stationId} onChange={(stationId) => change({ stationId, couponBatchId: null })} />
        <Text className="soft small">{words.stationIs}</Text>
        <Field label={words.place} value={draft.place} most={PLACE_MOST} placeholder={words.placeSuch} onInput={(place) => change({ place })} />
        <Text className="field-label">{words.about}</Text>
        <Textarea
          className="field-input field-area"
          value={draft.about}
          maxlength={ABOUT_MOST}
          placeholder={words.aboutSuch}
          onInput={(event) => change({ about: event.detail.value })}
          {...a11y({ label: words.about })}
        />
        <PickOne label={words.picture} options={pictures} value={draft.picture} any={words.noPicture} onChange={(picture) => change({ picture })} />
        <EventPicture picture={draft.picture} title={draft.title} />
      </Card>
    </Section>
  )
}

export function Slots({ draft }: { readonly draft: Draft }) {
  const today = shopDay(serverNow())
  return (
    <Section title={words.when}>
      {draft.slots.map((slot, index) => {
        const named = (field: string) => words.slotOf(index + 1, field)
        return (
          <Card key={slot.slotId ?? `slot ${index}`}>
            <DayField label={words.day} value={slot.day} from={today} onChange={(day) => day && changeSlot(draft, index, { day })} />
            <View className="fields">
              <Field label={words.from} name={named(words.from)} value={slot.from} most={5} wrong={isTime(slot.from) ? null : words.wrongTime} onInput={(from) => changeSlot(draft, index, { from })} />
              <Field label={words.until} name={named(words.until)} value={slot.until} most={5} wrong={isTime(slot.until) ? null : words.wrongTime} onInput={(until) => changeSlot(draft, index, { until })} />
              <Field label={words.capacity} name={named(words.capacity)} type="number" value={slot.capacity} wrong={capacityOf(slot) === null ? words.wrongCapacity : null} onInput={(capacity) => changeSlot(draft, index, { capacity })} />
            </View>
            {draft.slots.length > 1 && (
              <Button kind="quiet" small label={words.dropSlotOf(index + 1)} onTap={() => dropSlot(draft, index)}>
                {words.remove}
              </Button>
            )}
          </Card>
        )
      })}
      {draft.slots.length < SLOTS_MOST && (
        <Button small onTap={() => addSlot(draft)}>
          {words.addSlot}
        </Button>
      )}
    </Section>
  )
}

export function Who({ draft }: { readonly draft: Draft }) {
  const today = shopDay(serverNow())
  return (
    <Section title={words.register}>
      <Card>
        <View className="fields">
          <DayField label={words.registerFrom} value={draft.registerFrom} any={words.registerNow} from={today} onChange={(registerFrom) => change({ registerFrom })} />
          <DayField label={words.registerUntil} value={draft.untilDay} from={today} onChange={(untilDay) => untilDay && change({ untilDay })} />
          <Field label={words.untilTime} value={draft.untilTime} most={5} wrong={isTime(draft.untilTime) ? null : words.wrongTime} onInput={(untilTime) => change({ untilTime })} />
        </View>
        <Text className="field-label">{words.audience}</Text>
        <Choice label={words.audience} options={kinds} value={draft.audience} onChange={(audience) => change({ audience })} />
        {draft.audience === 'tier' && <Choice label={words.tier} options={tiers} value={draft.tier} onChange={(tier) => change({ tier })} inline />}
        <View className="line line-apart">
          <Text>{words.partyMost}</Text>
          <Stepper label={words.partyMost} value={draft.partyMost} min={1} max={PARTY_MOST} onChange={(partyMost) => change({ partyMost })} />
        </View>
        <Tick on={draft.photos} label={words.photos} onChange={(photos) => change({ photos })}>
          {words.photosIs}
        </Tick>
      </Card>
    </Section>
  )
}

/** Batches that are given by hand in the station's community. */
function Coupon({ draft }: { readonly draft: Draft }) {
  const stations = useAsk('station.list', {}).value?.stations ?? []
  const communityId = stations.find(({ stationId }) => stationId === draft.stationId)?.communityId
  const batches = useAsk('coupon.batches', communityId === undefined ? null : { communityId }).value?.batches ?? []
  const options = batches.filter(({ way }) => way === 'assign').map(({ batchId, terms }) => ({ value: batchId, title: terms.name }))
  return (
    <>
      <PickOne label={words.coupon} options={options} value={draft.couponBatchId} any={words.noCoupon} onChange={(couponBatchId) => change({ couponBatchId })} />
      <Text className="soft small">{words.couponIs}</Text>
    </>
  )
}

export function Gives({ draft }: { readonly draft: Draft }) {
  return (
    <Section title={words.gives}>
      <Card>
        {draft.handouts.map((handout, index) => {
          const named = (field: string) => words.handoutOf(index + 1, field)
          return (
            <View key={handout.handoutId ?? `handout ${index}`} className="fields fields-step">
              <Field label={words.handoutName} name={named(words.handoutName)} value={handout.name} most={NAME_MOST} onInput={(name) => changeHandout(draft, index, { name })} />
              <Field label={words.stock} name={named(words.stock)} type="number" value={handout.stock} wrong={stockOf(handout) === null ? words.wrongStock : null} onInput={(stock) => changeHandout(draft, index, { stock })} />
              <Button kind="quiet" small label={words.dropHandoutOf(index + 1)} onTap={() => dropHandout(draft, index)}>
                {words.remove}
              </Button>
            </View>
          )
        })}
        {draft.handouts.length < HANDOUTS_MOST && (
          <Button small onTap={() => addHandout(draft)}>
            {words.addHandout}
          </Button>
        )}
        <Coupon draft={draft} />
        <Field label={words.cost} type="digit" value={draft.cost} wrong={costOf(draft) === null ? words.wrongCost : null} onInput={(cost) => change({ cost })} />
        <Text className="soft small">{words.costIs}</Text>
      </Card>
    </Section>
  )
}
