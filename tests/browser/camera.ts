import { encode } from 'uqr'
import type { Page } from 'playwright-core'

/** Holds a code before the camera of this page, from its next opening on: a picture of it that moves a little, as a hand does. */
export async function showsCode(page: Page, code: string): Promise<void> {
  const { data, size } = encode(code, { ecc: 'M', border: 4 })
  await page.addInitScript(
    ({ rows, side }) => {
      const canvas = document.createElement('canvas')
      canvas.width = 640
      canvas.height = 480
      const draw = (turn: number) => {
        const pen = canvas.getContext('2d')
        if (!pen) return
        pen.resetTransform()
        pen.fillStyle = '#6f7a70'
        pen.fillRect(0, 0, 640, 480)
        pen.translate(320, 240)
        pen.rotate(turn)
        const unit = 340 / side
        for (const [y, row] of rows.entries()) {
          for (const [x, dark] of row.entries()) {
            pen.fillStyle = dark ? '#202020' : '#f2f2f2'
            pen.fillRect((x - side / 2) * unit, (y - side / 2) * unit, unit + 0.5, unit + 0.5)
          }
        }
      }
      let drawn = 0
      setInterval(() => {
        drawn += 1
        draw(Math.sin(drawn / 7) / 12)
      }, 50)
      draw(0)
      Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia: async () => canvas.captureStream(20) } })
    },
    { rows: data, side: size },
  )
}
