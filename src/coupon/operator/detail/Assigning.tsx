import type { Output } from '@domain/contract'
import { Text, Textarea, View } from '@tarojs/components'
import { useState } from 'react'
import { useBusy } from '../../../kit/busy'
import { pickText } from '../../../kit/pick'
import { say } from '../../../kit/say'
import { a11y } from '../../../ui/a11y'
import { Button } from '../../../ui/Button'
import { Field } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import { Sheet } from '../../../ui/Sheet'
import { goodLines, lineAt, readPasted, type Pasted } from '../paste'
import { assign } from '../verbs'
import { words } from '../words'
import '../operator.scss'
import type { BatchSheetProps } from './Stopping'

const LIST_MOST = 4 * 1024 * 1024
const NOTE_MOST = 40
/** So many lines of each sort stand there; nobody reads a thousand. */
const SHOWN_MOST = 20

type Answer = Output<'coupon.assign'>

function More({ count }: { readonly count: number }) {
  return count > SHOWN_MOST ? <View className="soft small">{words.andMore(count - SHOWN_MOST)}</View> : null
}

/** What a list comes to: who gets one, and which lines don't and why. */
function Outcome({ list, answer, done }: { readonly list: Pasted; readonly answer: Answer; readonly done: boolean }) {
  const { given, errors } = answer
  const good = goodLines(list, errors)
  return (
    <View className="stack">
      <Notice kind={given > 0 ? 'good' : 'warn'}>{done ? words.didGet(given) : words.willGet(given)}</Notice>
      {given > 0 && (
        <View>
          {good.slice(0, SHOWN_MOST).map((line, at) => (
            <View key={`${at} ${line}`} className="desk-mono">
              {line}
            </View>
          ))}
          <More count={good.length} />
        </View>
      )}
      {errors.length > 0 && (
        <Notice kind="warn">
          <View>{words.wontGet(errors.length)}</View>
          {errors.slice(0, SHOWN_MOST).map(({ line, why }) => {
            const at = lineAt(list, line)
            return <View key={line}>{words.trouble(at.line, at.text, why)}</View>
          })}
          <More count={errors.length} />
        </Notice>
      )}
    </View>
  )
}

interface TypingProps {
  readonly text: string
  readonly onText: (text: string) => void
  readonly note: string
  readonly onNote: (note: string) => void
}

function Typing({ text, onText, note, onNote }: TypingProps) {
  const { busy, run } = useBusy()
  const pick = () =>
    run(async () => {
      const picked = await pickText(LIST_MOST)
      if (picked === 'too_big') say(words.tooBig)
      else if (picked === 'unreadable') say(words.notRead)
      else if (picked !== null) onText(picked)
    })
  return (
    <View className="stack">
      <Text className="soft">{words.assignTells}</Text>
      <Textarea
        className="field-input field-area"
        value={text}
        maxlength={-1}
        placeholder={words.listSuch}
        onInput={(event) => onText(event.detail.value)}
        {...a11y({ label: words.list })}
      />
      <Button busy={busy} onTap={pick}>
        {words.pickFile}
      </Button>
      <Field label={words.note} value={note} most={NOTE_MOST} placeholder={words.noteSuch} onInput={onNote} />
    </View>
  )
}

/** Looks first, then gives: nobody gets one whom nobody has seen on the list. */
export function Assigning({ batch: { batchId }, onDone, onClose }: BatchSheetProps) {
  const [text, setText] = useState('')
  const [note, setNote] = useState('')
  const [looked, setLooked] = useState<{ readonly list: Pasted; readonly answer: Answer; readonly done: boolean } | null>(null)
  const { busy, run } = useBusy()
  const list = readPasted(text)
  const look = () =>
    run(async () => {
      if (list === null) return
      if (list.csv.length > LIST_MOST) return say(words.tooBig)
      const answer = await assign({ batchId, csv: list.csv, preview: true })
      if (answer) setLooked({ list, answer, done: false })
    })
  const give = (shown: Pasted) =>
    run(async () => {
      const answer = await assign({ batchId, csv: shown.csv, ...(note.trim() === '' ? {} : { note: note.trim() }) })
      if (answer) setLooked({ list: shown, answer, done: true })
      await onDone()
    })
  const action =
    looked === null ? (
      <Button kind="primary" busy={busy} disabled={list === null} onTap={look}>
        {words.look}
      </Button>
    ) : looked.done ? (
      <Button kind="primary" onTap={onClose}>
        {words.finish}
      </Button>
    ) : (
      <View className="stack">
        <Button disabled={busy} onTap={() => setLooked(null)}>
          {words.change}
        </Button>
        <Button kind="primary" busy={busy} disabled={looked.answer.given === 0} onTap={() => give(looked.list)}>
          {words.give(looked.answer.given)}
        </Button>
      </View>
    )
  return (
    <Sheet open title={words.assignTitle} onClose={onClose} action={action}>
      {looked === null ? <Typing text={text} onText={setText} note={note} onNote={setNote} /> : <Outcome {...looked} />}
    </Sheet>
  )
}
