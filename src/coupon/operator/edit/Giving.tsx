import type { CouponTerms } from '@domain/coupon/contract'
import { validityOf } from '@domain/coupon/terms'
import { yuan } from '@domain/money'
import { nextShopDay, shopDay } from '@domain/time'
import { Text, View } from '@tarojs/components'
import { serverNow } from '../../../kit/clock'
import { Choice } from '../../../ui/Choice'
import { CouponCard } from '../../../ui/coupon/CouponCard'
import { Field } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import { Card, Section } from '../../../ui/Section'
import { Tick } from '../../../ui/Tick'
import { DayField } from '../../../ui/work/DayField'
import { words } from '../words'
import { Days } from './Days'
import { budgetFits, daysOf, dearestOf, perPersonOf, sizeOf, type Form } from './form'
import { wrongIf, type PartProps } from './What'

const valids = (Object.keys(words.valids) as Form['valid'][]).map((value) => ({ value, title: words.valids[value] }))
const starts = (Object.keys(words.starts) as Form['start'][]).map((value) => ({ value, title: words.starts[value] }))
const ways = (['claim', 'code', 'assign'] as const).map((value) => ({ value, title: words.ways[value], text: words.waysTell[value] }))
/** So far ahead a calendar goes. */
const AHEAD_DAYS = 366

function Between({ form, change }: PartProps) {
  const today = shopDay(serverNow())
  return (
    <>
      <View className="fields-pair">
        <DayField label={words.validFrom} value={form.from} onChange={(day) => day && change({ from: day })} />
        <DayField label={words.validUntil} value={form.until} from={form.from} onChange={(day) => day && change({ until: day })} />
      </View>
      {form.until < form.from && <Text className="field-wrong">{words.wrong.until}</Text>}
      <Days label={words.when} from={form.from} until={form.until} first={today} last={nextShopDay(today, AHEAD_DAYS)} onChange={(from, until) => change({ from, until })} />
    </>
  )
}

export function When({ form, change }: PartProps) {
  return (
    <Section title={words.when}>
      <Card>
        <Choice label={words.when} options={valids} value={form.valid} onChange={(valid) => change({ valid })} inline />
        {form.valid === 'between' && <Between form={form} change={change} />}
        {form.valid === 'days' && (
          <>
            <Field label={words.days} type="number" value={form.days} wrong={daysOf(form) === null ? words.wrong.days : null} onInput={(days) => change({ days })} />
            <Choice label={words.startLabel} options={starts} value={form.start} onChange={(start) => change({ start })} />
          </>
        )}
      </Card>
    </Section>
  )
}

export function Giving({ form, change }: PartProps) {
  const today = shopDay(serverNow())
  const from = form.claimFrom ?? today
  return (
    <Section title={words.giving}>
      <Card>
        <Choice label={words.giving} options={ways} value={form.way} onChange={(way) => change({ way })} />
        <View className="fields-pair">
          <Field label={words.size} type="number" value={form.size} wrong={sizeOf(form) === null ? words.wrong.size : null} onInput={(size) => change({ size })} />
          <Field label={words.perPerson} type="number" value={form.perPerson} wrong={perPersonOf(form) === null ? words.wrong.perPerson : null} onInput={(perPerson) => change({ perPerson })} />
        </View>
        {form.way !== 'assign' && (
          <Tick on={form.newOnly} label={words.newOnly} onChange={(newOnly) => change({ newOnly })}>
            {words.newOnlyTells}
          </Tick>
        )}
        <View className="fields-pair">
          <DayField label={words.claimFrom} value={form.claimFrom} any={words.claimNow} from={today} onChange={(claimFrom) => change({ claimFrom })} />
          <DayField label={words.claimUntil} value={form.claimUntil} from={from} onChange={(day) => day && change({ claimUntil: day })} />
        </View>
        {form.claimUntil < from && <Text className="field-wrong">{words.wrong.until}</Text>}
        {form.valid === 'between' && form.claimUntil > form.until && <Text className="field-wrong">{words.wrong.outlives}</Text>}
        <Days
          label={words.claim}
          from={from}
          until={form.claimUntil}
          first={today}
          last={nextShopDay(today, AHEAD_DAYS)}
          onChange={(start, claimUntil) => change({ claimFrom: start === today ? null : start, claimUntil })}
        />
      </Card>
    </Section>
  )
}

export function Money({ form, change }: PartProps) {
  const dearest = dearestOf(form)
  const need = dearest === null ? '' : yuan(dearest.needFen)
  return (
    <Section title={words.money}>
      <Card>
        <Text className="field-label">{words.paidByLabel}</Text>
        <Choice label={words.paidByLabel} options={words.paidBy} value={form.paidBy} onChange={(paidBy) => change({ paidBy })} />
        <Notice>{dearest === null ? words.dearestUnknown : words.dearest(dearest.size, yuan(dearest.eachFen), need)}</Notice>
        <Field
          label={words.budget}
          type="digit"
          value={form.budget}
          {...(dearest === null ? {} : { placeholder: words.budgetSuch(need) })}
          wrong={wrongIf(form.budget, budgetFits(form), words.wrong.budget(need))}
          onInput={(budget) => change({ budget })}
        />
      </Card>
    </Section>
  )
}

/** The card as it will lie among a resident's own. */
export function Preview({ terms, things }: { readonly terms: CouponTerms | null; readonly things: readonly string[] }) {
  const now = serverNow()
  const validity = terms && validityOf(terms.valid, now)
  return (
    <Section title={words.preview}>
      {terms && validity ? <CouponCard terms={terms} things={things} validFrom={validity.from} validUntil={validity.until} /> : <Notice>{words.previewEmpty}</Notice>}
    </Section>
  )
}
