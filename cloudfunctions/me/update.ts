import type { Input, RefusalOf } from '@domain/contract'
import { changeConsents, type ConsentChange, type PersonalField } from '@domain/me/consent'
import { keptPhone } from '@domain/me/me'
import { ok, refuse, type Result } from '@domain/result'
import type { Call } from '../_kit/call'
import { wechat } from '../_kit/outside'
import { steps } from '../_kit/serve'
import { consentsOf, insertConsent, lockPerson, updatePerson, withdrawConsents } from './me-sql'
import { viewMe } from './view'

type Wish = Input<'me.update'>
type Refusal = RefusalOf<'me.update'>

/** What WeChat said of the phone code; null where none was sent. */
type Answer = { phone: string } | { refusal: 'code_invalid' | 'wechat_unavailable' } | null

/** Consent is looked at before WeChat is asked for a number, and again when everything is written: it may have been taken back meanwhile. */
export const update = steps<'me.update', Wish, Answer>({
  async load(input, call) {
    const change = await consentChange(input, call)
    if (!change.ok) return change
    return asksPhone(input) && !wechat() ? refuse('not_configured') : ok(input)
  },

  async perform({ phoneCode }) {
    if (typeof phoneCode !== 'string') return null
    const said = await wechat()?.mini.phoneNumber(phoneCode)
    if (said?.kind === 'done') return { phone: keptPhone(said.phone, said.countryCode) }
    return { refusal: said?.kind === 'refused' ? 'code_invalid' : 'wechat_unavailable' }
  },

  async save(input, answer, call) {
    if (answer && 'refusal' in answer) return refuse(answer.refusal)
    // Erased meanwhile: with her went every consent.
    if (!(await lockPerson(call.tx, call.personId, 'update'))) return refuse('consent_needed')
    const change = await consentChange(input, call)
    if (!change.ok) return change
    await saveConsents(change.value, call)
    await saveFields(input, answer?.phone, change.value.clear, call)
    return ok(await viewMe(call))
  }
})

const asksPhone = ({ phoneCode }: Wish): boolean => typeof phoneCode === 'string'

const FIELDS = ['nickname', 'face', 'building', 'door'] as const

async function consentChange(input: Wish, { tx, personId }: Call): Promise<Result<ConsentChange, Refusal>> {
  const fills: PersonalField[] = FIELDS.filter((field) => typeof input[field] === 'string')
  return changeConsents(await consentsOf(tx, personId), input.consent ?? [], asksPhone(input) ? [...fills, 'phone'] : fills)
}

async function saveConsents({ give, withdraw }: ConsentChange, { tx, personId, now }: Call): Promise<void> {
  for (const kind of give) await insertConsent(tx, personId, kind, now)
  if (withdraw.length > 0) await withdrawConsents(tx, personId, withdraw, now)
}

async function saveFields(input: Wish, phone: string | undefined, clear: readonly PersonalField[], { tx, personId }: Call): Promise<void> {
  const said = [...FIELDS, 'elder' as const, 'personalised' as const].filter((field) => input[field] !== undefined)
  const values = {
    ...Object.fromEntries(said.map((field) => [field, input[field]])),
    ...((phone !== undefined || input.phoneCode === null) && { phone: phone ?? null }),
    ...Object.fromEntries(clear.map((field) => [field, null]))
  }
  if (Object.keys(values).length > 0) await updatePerson(tx, personId, values)
}
