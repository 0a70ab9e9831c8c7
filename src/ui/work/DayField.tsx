import { atShopTime, nextShopDay, shopDay, type ShopDay } from '@domain/time'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { serverNow } from '../../kit/clock'
import { a11y } from '../a11y'
import { Button } from '../Button'
import { Sheet } from '../Sheet'
import { Tap } from '../Tap'
import './desk.scss'
import { PickButton } from './PickButton'
import { words } from './words'

/** Monday is 0. */
export const weekday = (day: ShopDay): number => (new Date(atShopTime(day, '12:00')).getUTCDay() + 6) % 7
export const firstOfMonth = (day: ShopDay): ShopDay => `${day.slice(0, 8)}01` as ShopDay
export const nextMonth = (day: ShopDay, by: 1 | -1): ShopDay => firstOfMonth(by > 0 ? nextShopDay(firstOfMonth(day), 31) : nextShopDay(firstOfMonth(day), -1))

/** The days of a month, the first one first. */
export function daysOfMonth(day: ShopDay): ShopDay[] {
  const first = firstOfMonth(day)
  return Array.from({ length: 31 }, (_, by) => nextShopDay(first, by)).filter((one) => one.slice(0, 7) === first.slice(0, 7))
}

interface MonthProps {
  readonly value: ShopDay | null
  readonly onPick: (day: ShopDay) => void
  readonly from?: ShopDay | undefined
}

function Month({ value, onPick, from }: MonthProps) {
  const today = shopDay(serverNow())
  const [month, setMonth] = useState(firstOfMonth(value ?? today))
  const days = daysOfMonth(month)
  const [first] = days
  return (
    <View className="stack">
      <View className="line line-apart">
        <Button small onTap={() => setMonth(nextMonth(month, -1))} label={words.monthBefore}>
          ‹
        </Button>
        <Text className="choice-title">{words.month(month)}</Text>
        <Button small onTap={() => setMonth(nextMonth(month, 1))} label={words.monthAfter}>
          ›
        </Button>
      </View>
      <View className="days">
        {words.weekdays.map((name) => (
          <Text key={name} className="days-name" {...a11y({ hidden: true })}>
            {name}
          </Text>
        ))}
        {Array.from({ length: first ? weekday(first) : 0 }, (_, blank) => (
          <View key={`blank ${blank}`} className="day-blank" />
        ))}
        {days.map((day) =>
          from !== undefined && day < from ? (
            <View key={day} className="day day-off">
              {Number(day.slice(8))}
            </View>
          ) : (
            <Tap key={day} className={`day ${day === value ? 'day-on' : ''} ${day === today ? 'day-today' : ''}`} label={words.dayAndWeekday(day, weekday(day))} onTap={() => onPick(day)}>
              <Text className="day-short">{Number(day.slice(8))}</Text>
              <Text className="day-long">{words.dayAndWeekday(day, weekday(day))}</Text>
            </Tap>
          ),
        )}
      </View>
    </View>
  )
}

export interface DayFieldProps {
  readonly label: string
  readonly value: ShopDay | null
  readonly onChange: (day: ShopDay | null) => void
  /** What stands there without a day; with it a day can be taken back. */
  readonly any?: string
  /** The first day that makes sense. */
  readonly from?: ShopDay
}

/** A day, chosen from a month. */
export function DayField({ label, value, onChange, any, from }: DayFieldProps) {
  const [open, setOpen] = useState(false)
  const pick = (day: ShopDay | null) => {
    setOpen(false)
    onChange(day)
  }
  const title = value === null ? (any ?? '') : words.dayAndWeekday(value, weekday(value))
  return (
    <View className="pick">
      <PickButton label={label} title={title} onTap={() => setOpen(true)} />
      <Sheet open={open} title={label} onClose={() => setOpen(false)} action={any !== undefined && value !== null ? <Button onTap={() => pick(null)}>{any}</Button> : undefined}>
        <Month value={value} onPick={pick} from={from} />
      </Sheet>
    </View>
  )
}
