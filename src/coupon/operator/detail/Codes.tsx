import type { Input } from '@domain/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { wholeOf } from '../../../kit/amount'
import { attempt } from '../../../kit/attempt'
import { useBusy } from '../../../kit/busy'
import { copyText } from '../../../kit/copy'
import { giveFile } from '../../../kit/give'
import { confirm, say } from '../../../kit/say'
import { a11y } from '../../../ui/a11y'
import { Button } from '../../../ui/Button'
import { Choice } from '../../../ui/Choice'
import { Field } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import { Sheet } from '../../../ui/Sheet'
import { words } from '../words'
import '../operator.scss'
import type { BatchSheetProps } from './Stopping'

type Kind = keyof typeof words.codeKinds
const kinds = (Object.keys(words.codeKinds) as Kind[]).map((value) => ({ value, title: words.codeKinds[value], text: words.codeKindTells[value] }))
const ONCE_MOST = 1_000
const NAME_MOST = 20
const OFFER_MOST = 60

interface Wish {
  readonly kind: Kind
  readonly count: string
  readonly store: string
  readonly offer: string
}

function callOf({ kind, count, store, offer }: Wish): Omit<Input<'coupon.codes'>, 'batchId'> | null {
  if (kind === 'once') {
    const once = wholeOf(count, 1, ONCE_MOST)
    return once === null ? null : { once }
  }
  const named = { name: store.trim(), offer: offer.trim() }
  return named.name === '' || named.offer === '' ? null : { store: named }
}

function Wishing({ wish, put }: { readonly wish: Wish; readonly put: (part: Partial<Wish>) => void }) {
  return (
    <View className="stack">
      <Choice label={words.codeKind} options={kinds} value={wish.kind} onChange={(kind) => put({ kind })} />
      {wish.kind === 'once' ? (
        <Field label={words.onceCount} type="number" value={wish.count} wrong={wholeOf(wish.count, 1, ONCE_MOST) === null ? words.onceWrong : null} onInput={(count) => put({ count })} />
      ) : (
        <>
          <Field label={words.store} value={wish.store} most={NAME_MOST} placeholder={words.storeSuch} onInput={(store) => put({ store })} />
          <Field label={words.offer} value={wish.offer} most={OFFER_MOST} placeholder={words.offerSuch} onInput={(offer) => put({ offer })} />
        </>
      )}
    </View>
  )
}

/** The codes, for the only time. */
function Made({ codes, name, onKept }: { readonly codes: readonly string[]; readonly name: string; readonly onKept: () => void }) {
  const text = codes.join('\n')
  const copy = async () => {
    const copied = await copyText(text)
    say(copied ? words.copied : words.notCopied)
    if (copied) onKept()
  }
  const save = async () => {
    if (await giveFile(words.codesFile(name), `${text}\n`, 'text/csv;charset=utf-8')) onKept()
  }
  return (
    <View className="stack">
      <Notice kind="warn">{words.codesOnce}</Notice>
      <View className="codes" {...a11y({ role: 'list', label: words.codesListed, tabIndex: 0 })}>
        {codes.map((code) => (
          <View key={code} className="desk-mono" {...a11y({ role: 'listitem' })}>
            <Text selectable>{code}</Text>
          </View>
        ))}
      </View>
      <View className="work-buttons">
        <Button onTap={() => void copy()}>{words.copyCodes}</Button>
        <Button onTap={() => void save()}>{words.saveCodes}</Button>
      </View>
    </View>
  )
}

/** Makes codes and shows them once. Who closes before she has taken them along is asked first. */
export function Codes({ batch: { batchId, terms }, onDone, onClose }: BatchSheetProps) {
  const [wish, setWish] = useState<Wish>({ kind: 'once', count: '10', store: '', offer: '' })
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const [kept, setKept] = useState(false)
  const { busy, run } = useBusy()
  const call = callOf(wish)
  const make = () =>
    run(async () => {
      if (!call) return
      const made = await attempt('coupon.codes', { batchId, ...call })
      if (made) setCodes(made.codes)
      await onDone()
    })
  const close = () =>
    run(async () => {
      if (codes === null || kept || (await confirm(words.askClose, words.askCloseTells, words.closeAnyway, words.keepOpen))) onClose()
    })
  return (
    <Sheet
      open
      title={codes === null ? words.codesTitle : words.codesMade(codes.length)}
      onClose={close}
      action={
        codes === null ? (
          <Button kind="primary" busy={busy} disabled={call === null} onTap={make}>
            {words.makeCodes}
          </Button>
        ) : (
          <Button kind={kept ? 'primary' : 'plain'} onTap={close}>
            {words.closeCodes}
          </Button>
        )
      }
    >
      {codes === null ? <Wishing wish={wish} put={(part) => setWish((before) => ({ ...before, ...part }))} /> : <Made codes={codes} name={terms.name} onKept={() => setKept(true)} />}
    </Sheet>
  )
}
