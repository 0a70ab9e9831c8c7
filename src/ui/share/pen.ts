/** The light look's colours for drawings: a canvas knows no custom properties. A test holds them against `tokens.scss`. */
export const colours = {
  ground: '#fffdf8',
  card: '#ffffff',
  line: '#e8e3d8',
  ink: '#1c241e',
  soft: '#4d5750',
  go: '#0a7d33',
  goSoft: '#e6f4ea',
  onGo: '#ffffff',
  price: '#b3000c',
  honey: '#fff1cc',
} as const

export type Pen = CanvasRenderingContext2D

export function box(pen: Pen, x: number, y: number, width: number, height: number, radius: number, fill: string): void {
  pen.beginPath()
  pen.moveTo(x + radius, y)
  pen.arcTo(x + width, y, x + width, y + height, radius)
  pen.arcTo(x + width, y + height, x, y + height, radius)
  pen.arcTo(x, y + height, x, y, radius)
  pen.arcTo(x, y, x + width, y, radius)
  pen.closePath()
  pen.fillStyle = fill
  pen.fill()
}

export function disc(pen: Pen, x: number, y: number, radius: number, fill: string): void {
  pen.beginPath()
  pen.arc(x, y, radius, 0, Math.PI * 2)
  pen.fillStyle = fill
  pen.fill()
}

export interface Lettering {
  readonly size: number
  readonly colour?: string
  readonly bold?: boolean
  readonly align?: 'left' | 'center' | 'right'
  /** Longer lines are broken; what does not fit into `lines` ends in an ellipsis. */
  readonly width?: number
  readonly lines?: number
}

const LEADING = 1.35
const FAMILY = "-apple-system, 'PingFang SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif"
/** Prices, numbers and Latin words stay in one piece. */
const PIECES = /[\w¥.,:%×–-]+|./gu

function broken(pen: Pen, text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const [piece] of text.matchAll(PIECES)) {
    if (line !== '' && pen.measureText(line + piece).width > width) {
      lines.push(line)
      line = piece.trim()
    } else {
      line += piece
    }
  }
  return [...lines, line]
}

function cut(pen: Pen, line: string, width: number): string {
  let kept = line
  while (kept !== '' && pen.measureText(`${kept}…`).width > width) kept = kept.slice(0, -1)
  return `${kept}…`
}

/** Letters whose first line stands on a field that begins at `y`; replies where the next thing may begin. */
export function letters(pen: Pen, text: string, x: number, y: number, { size, colour = colours.ink, bold = false, align = 'left', width, lines = 1 }: Lettering): number {
  pen.font = `${bold ? 'bold ' : ''}${size}px ${FAMILY}`
  pen.textAlign = align
  pen.textBaseline = 'middle'
  pen.fillStyle = colour
  const all = width === undefined ? [text] : broken(pen, text, width)
  const shown = all.slice(0, lines)
  const last = shown.length - 1
  if (width !== undefined && (all.length > lines || pen.measureText(shown[last] ?? '').width > width)) shown[last] = cut(pen, shown[last] ?? '', width)
  for (const [index, line] of shown.entries()) pen.fillText(line, x, y + size * LEADING * (index + 0.5))
  return y + size * LEADING * shown.length
}

export function widthOf(pen: Pen, text: string, { size, bold = false }: Pick<Lettering, 'size' | 'bold'>): number {
  pen.font = `${bold ? 'bold ' : ''}${size}px ${FAMILY}`
  return pen.measureText(text).width
}
