import type { CampaignView } from '@domain/campaign/contract'
import { shopDay } from '@domain/time'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { serverNow } from '../../../kit/clock'
import { useAsk } from '../../../kit/load'
import { Button } from '../../../ui/Button'
import { Choice } from '../../../ui/Choice'
import { Field } from '../../../ui/Field'
import { Card, Section } from '../../../ui/Section'
import { Tick } from '../../../ui/Tick'
import { DayField } from '../../../ui/work/DayField'
import { Shown } from '../../../ui/work/Shown'
import { words } from '../words'
import { addStep, change, changeStep, closeOn, dropStep, toggleStation, type Draft } from './draft'
import { afterSaleOf, isTime, leastOf, peopleOf, percentOf, seatsOf, STEPS_MOST, stepsOf } from './wish'

const rules = (Object.keys(words.unfetched) as CampaignView['unfetched'][]).map((value) => ({ value, title: words.unfetched[value] }))
const MANY = 8

export function Where({ stationIds }: Draft) {
  const stations = useAsk('station.list', {})
  const [part, setPart] = useState('')
  return (
    <Section title={words.stations} aside={<Text className="soft">{words.chosen(stationIds.length)}</Text>}>
      <Shown of={stations}>
        {({ stations: all }) => (
          <>
            {all.length > MANY && <Field label={words.searchStation} value={part} most={40} onInput={setPart} />}
            <View className="work-cards">
              {all
                .filter(({ name, communityName }) => `${name} ${communityName}`.includes(part.trim()))
                .map(({ stationId, name, communityName }) => (
                  <Tick key={stationId} on={stationIds.includes(stationId)} label={name} onChange={() => toggleStation(stationId)}>
                    {communityName}
                  </Tick>
                ))}
            </View>
          </>
        )}
      </Shown>
    </Section>
  )
}

interface TimeFieldProps {
  readonly label: string
  readonly value: string
  readonly onInput: (value: string) => void
}
const TimeField = ({ label, value, onInput }: TimeFieldProps) => (
  <Field label={label} value={value} most={5} wrong={isTime(value) ? null : words.wrongTime} onInput={onInput} />
)

export function When({ draft, title }: { readonly draft: Draft; readonly title: string }) {
  const today = shopDay(serverNow())
  return (
    <Section title={words.when}>
      <Card>
        <Field label={words.title} value={draft.title} most={40} placeholder={title} onInput={(value) => change({ title: value })} />
        <View className="fields">
          <DayField label={words.opensDay} value={draft.opensDay} any={words.opensNow} from={today} onChange={(opensDay) => change({ opensDay })} />
          {draft.opensDay !== null && <TimeField label={words.opensAt} value={draft.opensAt} onInput={(opensAt) => change({ opensAt })} />}
        </View>
        <View className="fields">
          <DayField label={words.closesDay} value={draft.closesDay} from={today} onChange={(day) => day && closeOn(draft, day)} />
          <TimeField label={words.closesAt} value={draft.closesAt} onInput={(closesAt) => change({ closesAt })} />
        </View>
        <View className="fields">
          <DayField label={words.pickupDay} value={draft.pickupDay} from={draft.closesDay} onChange={(day) => day && change({ pickupDay: day })} />
          <TimeField label={words.pickupFrom} value={draft.pickupFrom} onInput={(pickupFrom) => change({ pickupFrom })} />
          <TimeField label={words.pickupUntil} value={draft.pickupUntil} onInput={(pickupUntil) => change({ pickupUntil })} />
        </View>
      </Card>
    </Section>
  )
}

function Steps({ draft }: { readonly draft: Draft }) {
  return (
    <>
      {draft.steps.map((step, index) => (
        <View key={`step ${index}`} className="fields fields-step">
          <Field label={words.stepPeople} name={words.stepOf(index + 1, words.stepPeople)} type="number" value={step.people} wrong={peopleOf(step) === null ? words.wrongWhole : null} onInput={(people) => changeStep(draft, index, { people })} />
          <Field label={words.percent} name={words.stepOf(index + 1, words.percent)} type="number" value={step.percent} wrong={percentOf(step) === null ? words.wrongPercent : null} onInput={(percent) => changeStep(draft, index, { percent })} />
          {draft.steps.length > 1 && (
            <Button kind="quiet" small label={words.dropStepOf(index + 1)} onTap={() => dropStep(draft, index)}>
              {words.remove}
            </Button>
          )}
        </View>
      ))}
      {stepsOf(draft) === null && <Text className="field-wrong">{words.wrongSteps}</Text>}
      {draft.steps.length < STEPS_MOST && (
        <Button small onTap={() => addStep(draft)}>
          {words.addStep}
        </Button>
      )}
    </>
  )
}

export function Rules({ draft }: { readonly draft: Draft }) {
  return (
    <Section title={words.terms}>
      <Card>
        <Steps draft={draft} />
        <View className="fields">
          <Field label={words.seats} type="number" value={draft.seats} wrong={seatsOf(draft) === null ? words.wrongSeats : null} onInput={(seats) => change({ seats })} />
          <Field label={words.least} type="digit" value={draft.least} wrong={leastOf(draft) === null ? words.wrongLeast : null} onInput={(least) => change({ least })} />
          <Field label={words.afterSale} type="number" value={draft.afterSaleHours} wrong={afterSaleOf(draft) === null ? words.wrongWhole : null} onInput={(afterSaleHours) => change({ afterSaleHours })} />
        </View>
        <Text className="field-label">{words.unfetchedLabel}</Text>
        <Choice label={words.unfetchedLabel} options={rules} value={draft.unfetched} onChange={(unfetched) => change({ unfetched })} inline />
      </Card>
    </Section>
  )
}
