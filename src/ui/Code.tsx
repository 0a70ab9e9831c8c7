import { Image } from '@tarojs/components'
import { useMemo } from 'react'
import { encode } from 'uqr'
import { svgAddress } from './svg'
import { words } from './words'

/** The dark squares of a QR code as one path, so that even a long code is a short drawing. */
function drawing(text: string): { side: number; body: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return { side: size, body: `<path d="M0 0h${size}v${size}H0z" fill="#fff"/><path d="${path}" fill="#000" shape-rendering="crispEdges"/>` }
}

/** A QR code, black on white in every dress: scanners want it so. */
export function Code({ text, label = words.code }: { readonly text: string; readonly label?: string }) {
  const source = useMemo(() => {
    const { side, body } = drawing(text)
    return svgAddress(side, body)
  }, [text])
  const named = process.env.TARO_ENV === 'h5' ? { imgProps: { alt: label } } : {}
  return <Image className="code" src={source} {...named} />
}
