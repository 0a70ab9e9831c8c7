import { Text, View } from '@tarojs/components'
import { useBusy } from '../kit/busy'
import { useLook } from '../kit/look'
import { a11y } from '../ui/a11y'
import { Button } from '../ui/Button'
import { Card, Section } from '../ui/Section'
import { Tap } from '../ui/Tap'
import { cellsOf, nextMonth, weekday, type Cell } from './month'
import { makeUp, type Month } from './streak-store'
import { words } from './words'

interface CalendarProps {
  readonly value: Month
  readonly onMonth: (month: string) => void
  readonly again: () => Promise<void>
}

/** Days of a month; those that a card can fill are tapped. */
function Grid({ cells, onOpen }: { readonly cells: readonly Cell[]; readonly onOpen: (cell: Cell) => void }) {
  const [from] = cells
  return (
    <View className="sign-days">
      {words.weekdays.map((name) => (
        <Text key={name} className="sign-weekday" {...a11y({ hidden: true })}>
          {name}
        </Text>
      ))}
      {Array.from({ length: from ? weekday(from.day) : 0 }, (_, blank) => (
        <View key={`blank ${blank}`} />
      ))}
      {cells.map((cell) => {
        const { day, state, open } = cell
        const body = (
          <>
            <Text>{Number(day.slice(8))}</Text>
            {(state === 'signed' || state === 'madeUp') && <Text className="sign-mark">{words.marks[state]}</Text>}
          </>
        )
        const classes = `sign-day sign-${state} ${open ? 'sign-open' : ''}`
        return open ? (
          <Tap key={day} className={classes} label={words.makeUp(day)} onTap={() => onOpen(cell)}>
            {body}
          </Tap>
        ) : (
          <View key={day} className={classes} {...a11y({ role: 'img', label: words.day(day, words.states[state]) })}>
            {body}
          </View>
        )
      })}
    </View>
  )
}

/** In large type a calendar is a list, the latest day first. */
function List({ cells, onOpen }: { readonly cells: readonly Cell[]; readonly onOpen: (cell: Cell) => void }) {
  const past = cells.filter(({ state }) => state !== 'ahead').reverse()
  return (
    <>
      {past.map((cell) => (
        <View key={cell.day} className="line line-apart">
          <View className="grow">
            <Text>{`${words.date(cell.day)} ${words.weekday(weekday(cell.day))}`}</Text>
            <View>
              <Text className="soft small">{words.states[cell.state]}</Text>
            </View>
          </View>
          {cell.open && (
            <Button small onTap={() => onOpen(cell)} label={words.makeUp(cell.day)}>
              {words.yes}
            </Button>
          )}
        </View>
      ))}
    </>
  )
}

export function Calendar({ value, onMonth, again }: CalendarProps) {
  const { elder } = useLook()
  const cells = cellsOf(value)
  const { run } = useBusy()
  const onOpen = ({ day }: Cell) => run(() => makeUp(day).then(again))
  const current = value.month >= value.today.slice(0, 7)
  return (
    <Section title={words.calendar}>
      <Card>
        <View className="line line-apart sign-turn">
          <Button small onTap={() => onMonth(nextMonth(value.month, -1))} label={words.before}>
            ‹
          </Button>
          <Text className="middle">{words.month(value.month)}</Text>
          <Button small disabled={current} onTap={() => onMonth(nextMonth(value.month, 1))} label={words.after}>
            ›
          </Button>
        </View>
        {elder ? <List cells={cells} onOpen={onOpen} /> : <Grid cells={cells} onOpen={onOpen} />}
      </Card>
    </Section>
  )
}
