import { CONSENT_VERSIONS } from '@domain/me/consent'
import type { ConsentKind } from '@domain/me/contract'

/** A yes to each of these questions as they are asked now. */
export const yesTo = (...kinds: ConsentKind[]) => kinds.map((kind) => ({ kind, version: CONSENT_VERSIONS[kind], given: true }))
export const noTo = (...kinds: ConsentKind[]) => kinds.map((kind) => ({ kind, version: CONSENT_VERSIONS[kind], given: false }))

/** A small picture, as a phone sends a face. */
export const FACE = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPj/HwADAgH/kPEuZAAAAABJRU5ErkJggg=='
