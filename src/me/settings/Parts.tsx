import type { MeView } from '@domain/me/contract'
import { Input, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useBusy } from '../../kit/busy'
import { say } from '../../kit/say'
import { a11y } from '../../ui/a11y'
import { Button } from '../../ui/Button'
import { Face } from '../../ui/Face'
import { Field } from '../../ui/Field'
import { Card, Section } from '../../ui/Section'
import { Tick } from '../../ui/Tick'
import { agrees, consentTo, keepFace, update } from '../me-store'
import { consentWords, words as meWords } from '../words'
import { words } from './words'

interface Own {
  readonly me: MeView
}

const IN_WECHAT = process.env.TARO_ENV === 'weapp'

/** What must be agreed to before the fields below it are kept; gone once it is. */
function Agree({ kind, on, onChange }: { readonly kind: 'privacy' | 'phone' | 'address'; readonly on: boolean; readonly onChange: (on: boolean) => void }) {
  return (
    <Tick on={on} onChange={onChange} label={meWords.agree(consentWords[kind].title)}>
      {consentWords[kind].text}
    </Tick>
  )
}

/** WeChat's own component for a face, a picker of pictures elsewhere. */
function FaceButton({ me, disabled }: Own & { readonly disabled: boolean }) {
  const { busy, run } = useBusy()
  const keep = (path: string | null) => run(() => keepFace(path))
  const wechat = IN_WECHAT ? { openType: 'chooseAvatar' as const, onChooseAvatar: (event: { detail: { avatarUrl: string } }) => keep(event.detail.avatarUrl) } : {}
  return (
    <Button busy={busy} disabled={disabled} onTap={IN_WECHAT ? undefined : () => keep(null)} {...wechat}>
      {me.face === null ? words.faceAdd : words.face}
    </Button>
  )
}

export function WhoIAm({ me }: Own) {
  const [nickname, setNickname] = useState(me.nickname ?? '')
  const [agreed, setAgreed] = useState(agrees(me, 'privacy'))
  const { busy, run } = useBusy()
  const save = () =>
    run(async () => {
      const name = nickname.trim()
      if (await update({ consent: [consentTo('privacy', true)], nickname: name === '' ? null : name })) say(words.saved)
    })
  return (
    <Section title={words.who}>
      <Card>
        <View className="line">
          <Face seed={me.faceSeed} face={me.face} nickname={me.nickname} size="big" />
          <View className="grow">
            <FaceButton me={me} disabled={!agreed} />
          </View>
        </View>
        {me.face !== null && (
          <Button kind="quiet" busy={busy} onTap={() => run(() => update({ face: null }))}>
            {words.faceDrop}
          </Button>
        )}
        <View className="field">
          <Text className="field-label">{words.nickname}</Text>
          <Input
            className="field-input"
            type="nickname"
            value={nickname}
            maxlength={20}
            placeholder={words.nicknameLike}
            onInput={(event) => setNickname(event.detail.value)}
            {...a11y({ label: words.nickname })}
          />
        </View>
        {!agrees(me, 'privacy') && <Agree kind="privacy" on={agreed} onChange={setAgreed} />}
        <Button busy={busy} disabled={!agreed} onTap={save}>
          {words.save}
        </Button>
        <Tick on={agrees(me, 'show_profile')} onChange={(on) => run(() => update({ consent: [consentTo('show_profile', on)] }))} label={meWords.agreeShow}>
          {consentWords.show_profile.text}
        </Tick>
      </Card>
    </Section>
  )
}

export function Phone({ me }: Own) {
  const [agreed, setAgreed] = useState(agrees(me, 'phone'))
  const { busy, run } = useBusy()
  const give = (code: string | undefined) => {
    if (code) run(() => update({ consent: [consentTo('phone', true)], phoneCode: code }))
  }
  return (
    <Section title={words.phone}>
      <Card>
        <Text>{me.phone ?? words.noPhone}</Text>
        {!IN_WECHAT && me.phone === null && <Text className="soft small">{words.phoneInWechat}</Text>}
        {IN_WECHAT && !agrees(me, 'phone') && <Agree kind="phone" on={agreed} onChange={setAgreed} />}
        {IN_WECHAT && (
          <Button openType="getPhoneNumber" busy={busy} disabled={!agreed} onGetPhoneNumber={({ detail }) => give(detail.code)}>
            {words.phoneAsk}
          </Button>
        )}
        {me.phone !== null && (
          <Button kind="quiet" busy={busy} onTap={() => run(() => update({ phoneCode: null }))}>
            {words.phoneForget}
          </Button>
        )}
      </Card>
    </Section>
  )
}

export function Home({ me }: Own) {
  const [building, setBuilding] = useState(me.building ?? '')
  const [door, setDoor] = useState(me.door ?? '')
  const [agreed, setAgreed] = useState(agrees(me, 'address'))
  const { busy, run } = useBusy()
  const filled = building.trim() !== '' && door.trim() !== ''
  const save = () =>
    run(async () => {
      if (await update({ consent: [consentTo('address', true)], building: building.trim(), door: door.trim() })) say(words.saved)
    })
  const drop = () =>
    run(async () => {
      if (!(await update({ building: null, door: null }))) return
      setBuilding('')
      setDoor('')
    })
  return (
    <Section title={words.home}>
      <Card>
        <Field label={words.building} placeholder={words.buildingLike} value={building} most={20} onInput={setBuilding} />
        <Field label={words.door} placeholder={words.doorLike} value={door} most={20} onInput={setDoor} />
        {!agrees(me, 'address') && <Agree kind="address" on={agreed} onChange={setAgreed} />}
        <Button busy={busy} disabled={!agreed || !filled} onTap={save}>
          {words.save}
        </Button>
        {(me.building !== null || me.door !== null) && (
          <Button kind="quiet" busy={busy} onTap={drop}>
            {words.homeForget}
          </Button>
        )}
      </Card>
    </Section>
  )
}
