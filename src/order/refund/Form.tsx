import { yuan } from '@domain/money'
import type { OrderView } from '@domain/order/contract'
import { Image, Text, Textarea, View } from '@tarojs/components'
import { useBusy } from '../../kit/busy'
import { pickPhoto, smallJpeg } from '../../kit/photo'
import { say } from '../../kit/say'
import { a11y } from '../../ui/a11y'
import { Button } from '../../ui/Button'
import { Choice } from '../../ui/Choice'
import { Card, Section } from '../../ui/Section'
import { Stepper } from '../../ui/Stepper'
import { Thing } from '../Thing'
import { allOf, reasons, unitsBack, type Counts, type Wish } from './refund-store'
import { words } from './words'

const SIDE = 960
/** 44 KB of picture, as base64 carries it. */
const MOST_CHARS = 60_000

/** Which goods, how many of each, and what each gives back. */
export function Which({ order, counts, onCounts }: { readonly order: OrderView; readonly counts: Counts; readonly onCounts: (counts: Counts) => void }) {
  const all = (
    <Button kind="quiet" small onTap={() => onCounts(allOf(order))}>
      {words.all}
    </Button>
  )
  return (
    <Section title={words.which} aside={all}>
      <Card>
        {order.lines.map((line) => {
          const left = line.quantity - line.refundedQuantity
          const count = counts[line.itemId] ?? 0
          return (
            <Thing
              key={line.lineId}
              line={line}
              end={left > 0 && <Stepper value={count} max={left} label={line.name} onChange={(next) => onCounts({ ...counts, [line.itemId]: next })} />}
            >
              <Text className="soft small">{left > 0 ? words.most(left) : words.gone}</Text>
              {count > 0 && <Text className="small">{words.lineBack(yuan(unitsBack(line, count)))}</Text>}
            </Thing>
          )
        })}
      </Card>
    </Section>
  )
}

export function Why({ wish, onWish }: { readonly wish: Wish; readonly onWish: (change: Partial<Wish>) => void }) {
  return (
    <Section title={words.reason}>
      <Choice label={words.reason} options={reasons.map((value) => ({ value, title: words.reasons[value] }))} value={wish.reason} onChange={(reason) => onWish({ reason })} />
      <Textarea
        className="field-input field-area"
        value={wish.note}
        maxlength={200}
        placeholder={words.note}
        onInput={(event) => onWish({ note: event.detail.value })}
        {...a11y({ label: words.note })}
      />
    </Section>
  )
}

export function Photo({ photo, onPhoto }: { readonly photo: string | null; readonly onPhoto: (photo: string | null) => void }) {
  const { busy, run } = useBusy()
  const pick = () =>
    run(async () => {
      const path = await pickPhoto()
      if (path === null) return
      const small = await smallJpeg(path, SIDE, MOST_CHARS)
      if (small === null) say(words.photoFailed)
      else onPhoto(small)
    })
  const named = process.env.TARO_ENV === 'h5' ? { imgProps: { alt: words.shown } } : {}
  return (
    <Section title={words.photoTitle}>
      <Card>
        {photo !== null && <Image className="photo" mode="aspectFill" src={`data:image/jpeg;base64,${photo}`} {...named} />}
        <View className="two">
          <Button busy={busy} onTap={pick}>
            {photo === null ? words.photo : words.other}
          </Button>
          {photo !== null && (
            <Button kind="quiet" onTap={() => onPhoto(null)}>
              {words.drop}
            </Button>
          )}
        </View>
        <Text className="soft small">{words.photoIs}</Text>
      </Card>
    </Section>
  )
}
