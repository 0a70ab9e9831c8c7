import type { ExchangeItemView, ExchangeKind } from '@domain/points/contract'
import { Text } from '@tarojs/components'
import { useState } from 'react'
import { attempt } from '../../kit/attempt'
import { say } from '../../kit/say'
import { Button } from '../../ui/Button'
import { Chips } from '../../ui/Chips'
import { Field } from '../../ui/Field'
import { Tick } from '../../ui/Tick'
import { DayField } from '../../ui/work/DayField'
import { Editing } from '../../ui/work/Editing'
import { Sale } from './Sale'
import { addOf, changeOf, daysOf, eachOf, emptyForm, lastDay, pointsOf, stockOf, type ItemForm } from './form'
import { words } from './words'

interface SheetProps {
  readonly onDone: () => Promise<void>
  readonly onClose: () => void
}

const kinds = (Object.keys(words.kinds) as ExchangeKind[]).map((value) => ({ value, title: words.kinds[value] }))
const wrongIf = (typed: string, number: number | null): string | null => (typed !== '' && number === null ? words.wrongNumber : null)

async function saved(done: Promise<unknown>): Promise<boolean> {
  const answer = await done
  if (answer !== null) say(words.saved)
  return answer !== null
}

export function Add({ communityId, onDone, onClose }: SheetProps & { readonly communityId: string }) {
  const [form, setForm] = useState<ItemForm>(emptyForm)
  const change = (part: Partial<ItemForm>) => setForm({ ...form, ...part })
  const wish = addOf(form, communityId)
  return (
    <Editing title={words.addTitle} save={words.save} onSave={wish && (() => saved(attempt('points.addItem', wish)))} onDone={onDone} onClose={onClose}>
      <Text className="field-label">{words.kind}</Text>
      <Chips options={kinds} value={form.kind} onChange={(value) => change({ kind: value as ExchangeKind })} />
      <Field label={words.name} value={form.name} most={20} placeholder={words.nameSuch} onInput={(name) => change({ name })} />
      <Field label={words.about} value={form.about} most={100} placeholder={words.aboutSuch} onInput={(about) => change({ about })} />
      <Field label={words.points} type="number" value={form.points} wrong={wrongIf(form.points, pointsOf(form.points))} onInput={(points) => change({ points })} />
      <Field label={words.offered} type="number" value={form.offered} wrong={wrongIf(form.offered, stockOf(form.offered))} onInput={(offered) => change({ offered })} />
      <Field label={words.perPerson} type="number" value={form.perPerson} wrong={wrongIf(form.perPerson, eachOf(form.perPerson))} onInput={(perPerson) => change({ perPerson })} />
      <Field label={words.validDays} type="number" value={form.validDays} wrong={wrongIf(form.validDays, daysOf(form.validDays))} onInput={(validDays) => change({ validDays })} />
      <DayField label={words.until} value={form.until} onChange={(until) => change({ until })} />
      {form.kind === 'goods' && <Sale form={form} communityId={communityId} change={change} />}
      <Tick on={form.exclusive} onChange={(exclusive) => change({ exclusive })} label={words.exclusive}>
        {words.exclusiveIs}
      </Tick>
      <Text className="soft small">{words.fixed}</Text>
    </Editing>
  )
}

export function Change({ item, onDone, onClose }: SheetProps & { readonly item: ExchangeItemView }) {
  const { itemId, figures, name } = item
  const [offered, setOffered] = useState(String(figures?.offered ?? ''))
  const [until, setUntil] = useState<ReturnType<typeof lastDay> | null>(lastDay(item.until))
  const wish = changeOf(item, offered, until)
  const issued = figures?.issued ?? 0
  const stops = figures?.stoppedAt === null
  const stop = () =>
    void saved(attempt('points.changeItem', { itemId, stopped: stops }))
      .then((done) => (done ? onDone().then(onClose) : undefined))
  return (
    <Editing title={words.changeTitle} save={words.save} onSave={wish && (() => saved(attempt('points.changeItem', wish)))} onDone={onDone} onClose={onClose}>
      <Text>{name}</Text>
      <Field label={words.offered} type="number" value={offered} wrong={stockOf(offered, issued) === null ? words.tooFew(issued) : null} onInput={setOffered} />
      <DayField label={words.until} value={until} onChange={setUntil} />
      <Text className="soft small">{words.fixed}</Text>
      <Button kind={stops ? 'danger' : 'plain'} onTap={stop}>
        {stops ? words.stop : words.again}
      </Button>
    </Editing>
  )
}
