import { insideWechat } from './browser'
import { PICTURE_WAIT_MS, type Kept, type Surface } from './surface'

function load(address: string): Promise<CanvasImageSource | null> {
  return new Promise((resolve) => {
    const image = new Image()
    const late = setTimeout(() => resolve(null), PICTURE_WAIT_MS)
    const done = (found: CanvasImageSource | null) => {
      clearTimeout(late)
      resolve(found)
    }
    image.onload = () => done(image)
    image.onerror = () => done(null)
    image.src = address
  })
}

/** A browser draws on a canvas of its own; `id` names the one that a mini-program has in its page. */
export async function openSurface(_id: string, width: number, height: number): Promise<Surface | null> {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d')
  return pen && { pen, load, file: async () => canvas.toDataURL('image/png') }
}

/** WeChat's browser downloads nothing: there one holds a finger on the picture. */
export async function keepPicture(file: string, name: string): Promise<Kept> {
  if (insideWechat()) return 'by-hand'
  const link = document.createElement('a')
  link.href = file
  link.download = name
  link.click()
  return 'saved'
}
