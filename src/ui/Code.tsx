import { Image } from '@tarojs/components'
import { useMemo } from 'react'
import { encode } from 'uqr'
import { svgAddress } from './svg'
import { words } from './words'

/** Dark squares of one row as runs, so that even a long code is a short drawing. */
function runs(row: readonly boolean[], y: number): string {
  let path = ''
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x]) continue
    const from = x
    while (row[x + 1]) x += 1
    path += `M${from} ${y}h${x + 1 - from}v1H${from}z`
  }
  return path
}

function drawing(text: string): { side: number; body: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  return { side: size, body: `<path d="M0 0h${size}v${size}H0z" fill="#fff"/><path d="${data.map(runs).join('')}" fill="#000" shape-rendering="crispEdges"/>` }
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
