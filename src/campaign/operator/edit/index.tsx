import type { CampaignView } from '@domain/campaign/contract'
import type { Output } from '@domain/contract'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { useBusy } from '../../../kit/busy'
import { serverNow } from '../../../kit/clock'
import { useAsk } from '../../../kit/load'
import { swap, to } from '../../../kit/nav'
import { say } from '../../../kit/say'
import { ActionBar } from '../../../ui/ActionBar'
import { Button } from '../../../ui/Button'
import { Choice } from '../../../ui/Choice'
import { Field } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import { Card, Section } from '../../../ui/Section'
import { Tick } from '../../../ui/Tick'
import { Shown } from '../../../ui/work/Shown'
import { WorkShell } from '../../../ui/work/WorkShell'
import { publishAll } from '../verbs'
import { words } from '../words'
import { callOf, change, closingDay, isTime, leastOf, makeDrafts, percentOf, seatsOf, startDraft, startLike, toggleStation, useDraft, type Draft } from './draft'
import { Items } from './Items'

const days = words.days.map((title, index) => ({ value: String(index), title }))
const rules = (Object.keys(words.unfetched) as CampaignView['unfetched'][]).map((value) => ({ value, title: words.unfetched[value] }))

function Where({ stationIds }: Draft) {
  const stations = useAsk('station.list', {})
  return (
    <Section title={words.stations}>
      <Shown of={stations}>
        {({ stations: all }) => (
          <View className="work-cards">
            {all.map(({ stationId, name, communityName }) => (
              <Tick key={stationId} on={stationIds.includes(stationId)} label={name} onChange={() => toggleStation(stationId)}>
                {communityName}
              </Tick>
            ))}
          </View>
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

function When({ draft, title }: { readonly draft: Draft; readonly title: string }) {
  const pickupDay = words.pickupAfter(callDay(draft))
  return (
    <Section title={words.when}>
      <Card>
        <Field label={words.title} value={draft.title} most={40} placeholder={title} onInput={(value) => change({ title: value })} />
        <Text className="field-label">{words.closesOn}</Text>
        <Choice label={words.closesOn} options={days} value={String(draft.closesIn)} onChange={(value) => change({ closesIn: Number(value) })} inline />
        <View className="fields">
          <TimeField label={words.closesAt} value={draft.closesAt} onInput={(closesAt) => change({ closesAt })} />
          <TimeField label={words.pickupFrom} value={draft.pickupFrom} onInput={(pickupFrom) => change({ pickupFrom })} />
          <TimeField label={words.pickupUntil} value={draft.pickupUntil} onInput={(pickupUntil) => change({ pickupUntil })} />
        </View>
        <Text className="soft small">{pickupDay}</Text>
      </Card>
    </Section>
  )
}

/** The day of pickup: the one after the cut-off. */
const callDay = (draft: Draft): string => closingDay({ closesIn: draft.closesIn + 1 }, serverNow())

function Rules({ draft }: { readonly draft: Draft }) {
  return (
    <Section title={words.terms}>
      <Card>
        <View className="fields">
          <Field label={words.seats} type="number" value={draft.seats} wrong={seatsOf(draft) === null ? words.wrongWhole : null} onInput={(seats) => change({ seats })} />
          <Field label={words.percent} type="number" value={draft.percent} wrong={percentOf(draft) === null ? words.wrongWhole : null} onInput={(percent) => change({ percent })} />
          <Field label={words.least} type="digit" value={draft.least} wrong={leastOf(draft) === null ? words.wrongPrice : null} onInput={(least) => change({ least })} />
        </View>
        <Text className="field-label">{words.unfetchedLabel}</Text>
        <Choice label={words.unfetchedLabel} options={rules} value={draft.unfetched} onChange={(unfetched) => change({ unfetched })} inline />
      </Card>
    </Section>
  )
}

function Made({ campaignIds }: Output<'campaign.create'>) {
  const { busy, run } = useBusy()
  const publish = () =>
    run(async () => {
      if (await publishAll(campaignIds)) await swap(to.campaigns())
    })
  return (
    <>
      <Notice kind="good">{words.made(campaignIds.length)}</Notice>
      <Button kind="primary" busy={busy} onTap={publish}>
        {words.publishAll}
      </Button>
      <Button onTap={() => void swap(to.campaigns())}>{words.toList}</Button>
    </>
  )
}

/** Begins a draft: empty, or like the round that the address names. */
function useBeginning(like: string | undefined): void {
  const round = useAsk('campaign.get', like ? { campaignId: like } : null).value
  useEffect(startDraft, [])
  useEffect(() => {
    if (round) startLike(round)
  }, [round])
}

export default function EditCampaign() {
  useBeginning(useRouter().params.like)
  const { draft } = useDraft()
  const { busy, run } = useBusy()
  const [made, setMade] = useState<Output<'campaign.create'> | null>(null)
  const usual = words.usualTitle(closingDay(draft, serverNow()))
  const make = () =>
    run(async () => {
      const wish = callOf(draft, draft.title.trim() || usual, serverNow())
      if (typeof wish === 'string') say(words.missing[wish])
      else setMade(await makeDrafts(wish))
    })
  const bar = (
    <ActionBar>
      <Button kind="primary" busy={busy} onTap={make}>
        {words.make(draft.stationIds.length, draft.items.length)}
      </Button>
    </ActionBar>
  )
  return (
    <WorkShell place="campaigns" wide bar={made ? undefined : bar}>
      {made ? (
        <Made {...made} />
      ) : (
        <>
          <Where {...draft} />
          <When draft={draft} title={usual} />
          <Items items={draft.items} />
          <Rules draft={draft} />
        </>
      )}
    </WorkShell>
  )
}
