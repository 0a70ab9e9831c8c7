import type { ShownVoucher } from '@domain/points/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { attempt } from '../../kit/attempt'
import { useBusy } from '../../kit/busy'
import { say } from '../../kit/say'
import { ActionBar } from '../../ui/ActionBar'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { Card, Row, Tag } from '../../ui/Section'
import { sayWhen, usableWords } from '../../ui/when'
import { CodeField } from '../../ui/work/counter/CodeField'
import { WorkShell } from '../../ui/work/WorkShell'
import { words } from './words'

function Voucher({ voucher: { name, about, kind, state, holder, validUntil, usedAt } }: { readonly voucher: ShownVoucher }) {
  return (
    <Card>
      <View className="line line-apart">
        <Text className="item-name grow">{name}</Text>
        <Tag kind={state === 'open' ? 'good' : 'warn'}>{words.states[state]}</Tag>
      </View>
      <Row name={words.what}>{words.kinds[kind]}</Row>
      <Row name={words.who}>{words.holder(holder)}</Row>
      <Row name={words.until}>{usableWords(validUntil)}</Row>
      <Text>{about}</Text>
      {usedAt !== null && <Notice kind="warn">{words.usedAt(sayWhen(usedAt))}</Notice>}
    </Card>
  )
}

/** Where a resident shows her voucher: it is looked at first, and marked used once she has had what it is for. */
export default function Redeem() {
  const [code, setCode] = useState('')
  const [voucher, setVoucher] = useState<ShownVoucher | null>(null)
  const { busy, run } = useBusy()
  const typed = code.trim()
  const look = () => run(async () => setVoucher((await attempt('points.lookVoucher', { code: typed }))?.voucher ?? null))
  const use = () =>
    run(async () => {
      const used = await attempt('points.useVoucher', { code: typed })
      if (!used) return
      say(words.used)
      setVoucher(used.voucher)
    })
  const next = () => {
    setCode('')
    setVoucher(null)
  }
  const ready = typed.length >= 8
  const bar = (
    <ActionBar>
      {voucher === null && (
        <Button kind="primary" busy={busy} disabled={!ready} onTap={look}>
          {words.look}
        </Button>
      )}
      {voucher?.state === 'open' && (
        <Button kind="primary" busy={busy} onTap={use}>
          {words.use}
        </Button>
      )}
      {voucher !== null && voucher.state !== 'open' && (
        <Button kind="primary" onTap={next}>
          {words.other}
        </Button>
      )}
    </ActionBar>
  )
  return (
    <WorkShell bar={bar}>
      {voucher === null ? (
        <Card>
          <Text className="field-label">{words.code}</Text>
          <CodeField label={words.code} placeholder={words.hint} value={code} most={12} focus={false} onInput={setCode} onDone={() => ready && look()} />
          <Text className="soft small">{words.rule}</Text>
        </Card>
      ) : (
        <>
          <Voucher voucher={voucher} />
          {voucher.state === 'open' && (
            <Button kind="quiet" onTap={next}>
              {words.other}
            </Button>
          )}
        </>
      )}
    </WorkShell>
  )
}
