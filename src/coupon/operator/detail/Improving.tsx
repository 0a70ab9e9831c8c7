import type { BatchView } from '@domain/coupon/contract'
import { faceOf } from '@domain/coupon/terms'
import type { Input } from '@domain/contract'
import { yuan } from '@domain/money'
import { atShopTime, nextShopDay, type ShopDay } from '@domain/time'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { typedYuan, wholeOf } from '../../../kit/amount'
import { useBusy } from '../../../kit/busy'
import { Button } from '../../../ui/Button'
import { Field } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import { Sheet } from '../../../ui/Sheet'
import { DayField } from '../../../ui/work/DayField'
import { sumOf } from '../amount'
import { lastDay } from '../batch'
import { improveBatch } from '../verbs'
import { words } from '../words'
import type { BatchSheetProps } from './Stopping'

const SIZE_MOST = 100_000
const PER_PERSON_MOST = 50

interface Fields {
  readonly size: string
  readonly budget: string
  readonly perPerson: string
  readonly threshold: string
  readonly until: ShopDay
}
type Wrong = { readonly [field in keyof Fields]: string | null }
type Change = Omit<Input<'coupon.improve'>, 'batchId'>

const startOf = ({ figures, perPerson, terms, claimUntil }: BatchView): Fields => ({
  size: figures?.size ? String(figures.size) : '',
  budget: typedYuan(figures?.budgetFen ?? 0),
  perPerson: String(perPerson),
  threshold: typedYuan(terms.thresholdFen),
  until: lastDay(claimUntil),
})

/** What a batch would need if every coupon of it were used in its dearest case. */
const needOf = ({ terms, figures }: BatchView, size: number | null): number => (size ?? figures?.size ?? 0) * faceOf(terms.benefit)

/** A field that is worse than now says why that can't be. */
function wrongOf(batch: BatchView, { size, budget, perPerson, threshold, until }: Fields): Wrong {
  const { figures, terms, claimUntil } = batch
  const [count, fen, each, least] = [wholeOf(size, 1, SIZE_MOST), sumOf(budget), wholeOf(perPerson, 1, PER_PERSON_MOST), sumOf(threshold)]
  const now = { size: figures?.size ?? 0, budgetFen: figures?.budgetFen ?? 0 }
  const needFen = needOf(batch, count)
  const end = terms.valid.kind === 'between' ? lastDay(terms.valid.until) : null
  return {
    size: count === null ? words.wrong.size : count < now.size ? words.worse.size(now.size) : null,
    budget: fen === null ? words.wrong.money : fen < now.budgetFen ? words.worse.budget(yuan(now.budgetFen)) : fen < needFen ? words.wrong.budget(yuan(needFen)) : null,
    perPerson: each === null ? words.wrong.perPerson : each < batch.perPerson ? words.worse.perPerson(batch.perPerson) : null,
    threshold: least === null ? words.wrong.money : least > terms.thresholdFen ? words.worse.threshold(yuan(terms.thresholdFen)) : null,
    until: until < lastDay(claimUntil) ? words.wrong.until : end !== null && until > end && until !== lastDay(claimUntil) ? words.wrong.outlives : null,
  }
}

/** Only what differs from what the batch says now. */
function changeOf(batch: BatchView, typed: Fields): Change {
  const before = startOf(batch)
  const differs = (field: keyof Fields): boolean => typed[field] !== before[field]
  return {
    ...(differs('size') ? { size: Number(typed.size) } : {}),
    ...(differs('budget') ? { budgetFen: sumOf(typed.budget) ?? 0 } : {}),
    ...(differs('perPerson') ? { perPerson: Number(typed.perPerson) } : {}),
    ...(differs('threshold') ? { thresholdFen: sumOf(typed.threshold) ?? 0 } : {}),
    ...(differs('until') ? { claimUntil: atShopTime(nextShopDay(typed.until), '00:00') } : {}),
  }
}

/** More, longer, from a lower sum. What would be worse is said at its field and can't be saved. */
export function Improving({ batch, onDone, onClose }: BatchSheetProps) {
  const [typed, setTyped] = useState(() => startOf(batch))
  const { busy, run } = useBusy()
  const put = (part: Partial<Fields>) => setTyped((before) => ({ ...before, ...part }))
  const wrong = wrongOf(batch, typed)
  const change = changeOf(batch, typed)
  const ready = Object.values(wrong).every((one) => one === null) && Object.keys(change).length > 0
  const save = () =>
    run(async () => {
      if (await improveBatch({ batchId: batch.batchId, ...change })) onClose()
      await onDone()
    })
  return (
    <Sheet
      open
      title={words.improveTitle}
      onClose={onClose}
      action={
        <Button kind="primary" busy={busy} disabled={!ready} onTap={save}>
          {words.save}
        </Button>
      }
    >
      <View className="stack">
        <Text className="soft">{words.improveTells}</Text>
        <Field label={words.size} type="number" value={typed.size} wrong={wrong.size} onInput={(size) => put({ size })} />
        <Field label={words.budget} type="digit" value={typed.budget} wrong={wrong.budget} onInput={(budget) => put({ budget })} />
        <Notice>{words.dearest(wholeOf(typed.size, 1, SIZE_MOST) ?? 0, yuan(faceOf(batch.terms.benefit)), yuan(needOf(batch, wholeOf(typed.size, 1, SIZE_MOST))))}</Notice>
        <Field label={words.perPerson} type="number" value={typed.perPerson} wrong={wrong.perPerson} onInput={(perPerson) => put({ perPerson })} />
        <Field label={words.threshold} type="digit" value={typed.threshold} wrong={wrong.threshold} onInput={(threshold) => put({ threshold })} />
        <DayField label={words.claimUntil} value={typed.until} from={lastDay(batch.claimUntil)} onChange={(day) => day && put({ until: day })} />
        {wrong.until !== null && <Text className="field-wrong">{wrong.until}</Text>}
      </View>
    </Sheet>
  )
}
