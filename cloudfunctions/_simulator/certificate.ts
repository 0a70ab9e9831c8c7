import { createSign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

/**
 * The few lines of DER (ITU-T X.690) that a self-signed X.509 v3 certificate needs. The simulator alone uses it: a certificate is how WeChat hands out its
 * keys in the older mode, and Node reads certificates but can't make them.
 */
function der(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents)
  const size = content.length
  if (size < 0x80) return Buffer.concat([Buffer.from([tag, size]), content])
  const length = Buffer.from(size.toString(16).padStart(size < 0x100 ? 2 : 4, '0'), 'hex')
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, content])
}

const sequence = (...contents: readonly Buffer[]) => der(0x30, ...contents)
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'))
const SHA256_WITH_RSA = sequence(oid('2a864886f70d01010b'), der(0x05))
const commonName = (name: string) => sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(name)))))
const utcTime = (at: Date) => der(0x17, Buffer.from(`${at.toISOString().slice(2, 19).replace(/[-:T]/g, '')}Z`))
const bitString = (bytes: Buffer) => der(0x03, Buffer.from([0]), bytes)

export interface CertificateInput {
  /** Hexadecimal in whole bytes, the first below 80. */
  serial: string
  name: string
  from: Date
  until: Date
  publicKey: KeyObject
  privateKey: KeyObject
}

/** A self-signed certificate in PEM form. */
export function makeCertificate({ serial, name, from, until, publicKey, privateKey }: CertificateInput): string {
  const version3 = der(0xa0, der(0x02, Buffer.from([2])))
  const body = sequence(
    version3,
    der(0x02, Buffer.from(serial, 'hex')),
    SHA256_WITH_RSA,
    commonName(name),
    sequence(utcTime(from), utcTime(until)),
    commonName(name),
    publicKey.export({ type: 'spki', format: 'der' })
  )
  const signature = createSign('RSA-SHA256').update(body).sign(privateKey)
  const base64 = sequence(body, SHA256_WITH_RSA, bitString(signature)).toString('base64')
  return `-----BEGIN CERTIFICATE-----\n${base64.match(/.{1,64}/g)?.join('\n') ?? ''}\n-----END CERTIFICATE-----\n`
}
