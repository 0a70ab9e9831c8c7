import type { RoundView } from '@domain/campaign/contract'
import { nextShopDay, shopClock, shopDay, type ShopDay } from '@domain/time'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { serverNow } from '../../../kit/clock'
import { useAsk } from '../../../kit/load'
import { useLook } from '../../../kit/look'
import { go, to } from '../../../kit/nav'
import { useShownAgain } from '../../../kit/shown'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/EmptyState'
import { Notice } from '../../../ui/Notice'
import { Section, Tag } from '../../../ui/Section'
import { Tap } from '../../../ui/Tap'
import { daysOfMonth, firstOfMonth, nextMonth, weekday } from '../../../ui/work/DayField'
import { Shown } from '../../../ui/work/Shown'
import { words } from '../words'
import './calendar.scss'
import { KINDS } from './kinds'

interface Place {
  readonly stationId: string
  readonly name: string
}
type Span = 'week' | 'month'

const WEEK = 7

const monday = (day: ShopDay): ShopDay => nextShopDay(day, -weekday(day))
const dayOf = ({ closesAt }: RoundView): ShopDay => shopDay(closesAt)

function RoundChip({ round }: { readonly round: RoundView }) {
  const { campaignId, stationName, title, state, closesAt } = round
  return (
    <Tap className={`round round-${state}`} label={words.open(stationName, title)} onTap={() => void go(to.campaign(campaignId))}>
      <Text className="round-name">{title}</Text>
      <View className="line">
        <Tag kind={KINDS[state] ?? 'plain'}>{words.states[state]}</Tag>
        <Text className="small">{shopClock(closesAt).slice(11)}</Text>
      </View>
    </Tap>
  )
}

/** A week: a row for each station, a column for each day. */
function Week({ from, rounds, stations }: { readonly from: ShopDay; readonly rounds: readonly RoundView[]; readonly stations: readonly Place[] }) {
  const today = shopDay(serverNow())
  const days = Array.from({ length: WEEK }, (_, by) => nextShopDay(from, by))
  return (
    <View className="week">
      <View className="week-row week-head">
        <Text className="week-station">{words.station}</Text>
        {days.map((day, index) => (
          <Text key={day} className={`week-day ${day === today ? 'week-today' : ''}`}>{`${words.weekday(index)} ${words.shortDate(day)}`}</Text>
        ))}
      </View>
      {stations.map(({ stationId, name }) => (
        <View key={stationId} className="week-row">
          <Text className="week-station">{name}</Text>
          {days.map((day) => {
            const here = rounds.filter((round) => round.stationId === stationId && dayOf(round) === day)
            return (
              <View key={day} className={`week-cell ${day === today ? 'week-today' : ''}`}>
                {here.map((round) => (
                  <RoundChip key={round.campaignId} round={round} />
                ))}
                {here.length === 0 && day >= today && (
                  <Tap className="week-free" label={words.newAt(name, day)} onTap={() => void go(to.campaignNew({ station: stationId, day }))}>
                    +
                  </Tap>
                )}
              </View>
            )
          })}
        </View>
      ))}
    </View>
  )
}

/** How many rounds of a day are in which state. */
function counted(rounds: readonly RoundView[]): (readonly [RoundView['state'], number])[] {
  const counts = new Map<RoundView['state'], number>()
  for (const { state } of rounds) counts.set(state, (counts.get(state) ?? 0) + 1)
  return [...counts]
}

interface MonthProps {
  readonly from: ShopDay
  readonly rounds: readonly RoundView[]
  /** One station's rounds stand there by their titles; of many only how many there are. */
  readonly single: boolean
  readonly onDay: (day: ShopDay) => void
}

/** A month as it hangs on a wall. */
function Month({ from, rounds, single, onDay }: MonthProps) {
  const today = shopDay(serverNow())
  return (
    <View className="month">
      {words.weekdays.map((name) => (
        <Text key={name} className="month-name">
          {name}
        </Text>
      ))}
      {Array.from({ length: weekday(from) }, (_, blank) => (
        <View key={`blank ${blank}`} className="month-blank" />
      ))}
      {daysOfMonth(from).map((day) => {
        const here = rounds.filter((round) => dayOf(round) === day)
        return (
          <View key={day} className={`month-day ${day === today ? 'week-today' : ''}`}>
            <Tap className="month-number" label={words.weekWith(day)} onTap={() => onDay(day)}>
              {Number(day.slice(8))}
            </Tap>
            {single && here.map((round) => <RoundChip key={round.campaignId} round={round} />)}
            {!single &&
              counted(here).map(([state, count]) => (
                <Tap key={state} className={`round round-small round-${state}`} label={words.roundsOn(day, words.states[state], count)} onTap={() => onDay(day)}>
                  <Text>{words.states[state]}</Text>
                  <Text className="round-count">{words.stationsCount(count)}</Text>
                </Tap>
              ))}
          </View>
        )
      })}
    </View>
  )
}

/** The same as a list, day by day: for phones, and for who reads big letters. */
function Days({ days, rounds }: { readonly days: readonly ShopDay[]; readonly rounds: readonly RoundView[] }) {
  const today = shopDay(serverNow())
  return (
    <View className="stack">
      {days.map((day) => {
        const here = rounds.filter((round) => dayOf(round) === day)
        if (here.length === 0 && day < today) return null
        return (
          <Section
            key={day}
            title={`${words.date(day)} ${words.weekday(weekday(day))}`}
            aside={
              day >= today ? (
                <Button kind="quiet" small label={words.newOn(day)} onTap={() => void go(to.campaignNew({ day }))}>
                  {words.create}
                </Button>
              ) : undefined
            }
          >
            {here.length === 0 && <Text className="soft">{words.freeDay}</Text>}
            {here.map((round) => (
              <Tap key={round.campaignId} className="card" label={words.open(round.stationName, round.title)} onTap={() => void go(to.campaign(round.campaignId))}>
                <View className="line line-apart">
                  <Text className="choice-title">{round.stationName}</Text>
                  <Tag kind={KINDS[round.state] ?? 'plain'}>{words.states[round.state]}</Tag>
                </View>
                <Text className="soft small">{`${round.title} · ${words.atTime(shopClock(round.closesAt).slice(11))}`}</Text>
              </Tap>
            ))}
          </Section>
        )
      })}
    </View>
  )
}

const TEXTS = {
  week: { before: words.weekBefore, after: words.weekAfter, now: words.thisWeek },
  month: { before: words.monthBefore, after: words.monthAfter, now: words.thisMonth },
} as const

const startOf = (span: Span, day: ShopDay): ShopDay => (span === 'week' ? monday(day) : firstOfMonth(day))
const move = (span: Span, from: ShopDay, by: 1 | -1): ShopDay => (span === 'week' ? nextShopDay(from, by * WEEK) : nextMonth(from, by))
const daysOf = (span: Span, from: ShopDay): ShopDay[] => (span === 'week' ? Array.from({ length: WEEK }, (_, by) => nextShopDay(from, by)) : daysOfMonth(from))

export interface CalendarProps {
  readonly span: Span
  readonly stations: readonly Place[]
  readonly stationId: string | null
  readonly onWeek: () => void
}

/** Rounds by the day on which they end. */
export function Calendar({ span, stations, stationId, onWeek }: CalendarProps) {
  const { elder } = useLook()
  const [day, setDay] = useState(shopDay(serverNow()))
  const from = startOf(span, day)
  const days = daysOf(span, from)
  const until = days[days.length - 1] ?? from
  const rounds = useAsk('campaign.calendar', { from, until, ...(stationId === null ? {} : { stationId }) })
  useShownAgain(() => void rounds.again())
  const texts = TEXTS[span]
  const today = shopDay(serverNow())
  const openWeek = (one: ShopDay) => {
    setDay(one)
    onWeek()
  }
  return (
    <>
      <View className="calendar-head">
        <Button small label={texts.before} onTap={() => setDay(move(span, from, -1))}>
          ‹
        </Button>
        <Text className="choice-title">{span === 'week' ? words.weekOf(from, until) : words.month(from)}</Text>
        <Button small label={texts.after} onTap={() => setDay(move(span, from, 1))}>
          ›
        </Button>
        {!days.includes(today) && (
          <Button kind="quiet" small onTap={() => setDay(today)}>
            {texts.now}
          </Button>
        )}
      </View>
      <Shown of={rounds} rows={5}>
        {({ rounds: all, more }) => (
          <>
            {more && <Notice kind="warn">{words.tooManyRounds}</Notice>}
            {stations.length === 0 && <EmptyState drawing="station" text={words.noStations} action={<Button onTap={() => void go(to.stationDesk())}>{words.station}</Button>} />}
            {!elder && stations.length > 0 && (
              <View className="calendar-wide">{span === 'week' ? <Week from={from} rounds={all} stations={stations} /> : <Month from={from} rounds={all} single={stationId !== null} onDay={openWeek} />}</View>
            )}
            <View className={elder ? '' : 'calendar-narrow'}>
              <Days days={days} rounds={all} />
            </View>
          </>
        )}
      </Shown>
    </>
  )
}
