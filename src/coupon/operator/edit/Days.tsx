import type { ShopDay } from '@domain/time'
import { Calendar } from '@nutui/nutui-react-taro'
import { Text, View } from '@tarojs/components'
import { useMemo, useState } from 'react'
import { useLook } from '../../../kit/look'
import { a11y } from '../../../ui/a11y'
import { Button } from '../../../ui/Button'
import { Sheet } from '../../../ui/Sheet'
import { words } from '../words'
import './calendar.scss'

export interface DaysProps {
  readonly label: string
  readonly from: ShopDay
  readonly until: ShopDay
  /** The first and the last day that can be chosen. */
  readonly first: ShopDay
  readonly last: ShopDay
  readonly onChange: (from: ShopDay, until: ShopDay) => void
}

/** What the calendar answers for a day: year, month, day, all three as one text, weekday. */
const dayOf = (picked: readonly (string | number)[] | undefined): ShopDay | null => (picked ? (picked.slice(0, 3).map((part) => String(part).padStart(2, '0')).join('-') as ShopDay) : null)

/**
 * Both ends of a stretch of days with two taps on one calendar. It is a second way beside two date fields: its days are bare to keyboards and screen readers,
 * so those are told nothing of it, and big letters, where a calendar is a list, do without.
 */
export function Days({ label, from, until, first, last, onChange }: DaysProps) {
  const { elder } = useLook()
  const [open, setOpen] = useState(false)
  // The calendar writes into what it is given.
  const chosen = useMemo(() => [from, until], [from, until])
  if (elder) return null
  const pick = (picked: unknown) => {
    const [start, end] = picked as (readonly (string | number)[])[]
    const [begins, ends] = [dayOf(start), dayOf(end)]
    if (!begins || !ends) return
    setOpen(false)
    onChange(begins, ends)
  }
  return (
    <>
      <Button small icon="calendar" label={words.spanOf(label)} onTap={() => setOpen(true)}>
        {words.span}
      </Button>
      <Sheet open={open} title={label} onClose={() => setOpen(false)}>
        <Text className="soft small">{words.spanTells}</Text>
        <View className="span-calendar" {...a11y({ hidden: true })}>
          <Calendar
            popup={false}
            type="range"
            showTitle={false}
            showSubTitle={false}
            showToday={false}
            firstDayOfWeek={1}
            defaultValue={chosen}
            startDate={first}
            endDate={last}
            startText={words.spanStart}
            endText={words.spanEnd}
            onConfirm={pick}
          />
        </View>
      </Sheet>
    </>
  )
}
