import Taro from '@tarojs/taro'
import { PICTURE_WAIT_MS, type Kept, type Surface } from './surface'

interface Drawn {
  width: number
  height: number
  src: string
  onload: () => void
  onerror: () => void
}
interface Canvas {
  width: number
  height: number
  getContext: (kind: '2d') => CanvasRenderingContext2D | null
  createImage: () => Drawn
}

const loader =
  (canvas: Canvas) =>
  (address: string): Promise<CanvasImageSource | null> =>
    new Promise((resolve) => {
      const image = canvas.createImage()
      const late = setTimeout(() => resolve(null), PICTURE_WAIT_MS)
      const done = (found: Drawn | null) => {
        clearTimeout(late)
        resolve(found as unknown as CanvasImageSource | null)
      }
      // A phone that can't draw a kind of picture says that it loaded, with no size.
      image.onload = () => done(image.width > 0 ? image : null)
      image.onerror = () => done(null)
      image.src = address
    })

/** The canvas with this id in the page that is shown. */
const canvasOf = (id: string): Promise<Canvas | null> =>
  new Promise((resolve) => {
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .fields({ node: true, size: true })
      .exec((found: readonly ({ node?: Canvas } | null)[]) => resolve(found[0]?.node ?? null))
  })

export async function openSurface(id: string, width: number, height: number): Promise<Surface | null> {
  const canvas = await canvasOf(id)
  if (!canvas) return null
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d')
  if (!pen) return null
  const file = async (): Promise<string | null> => {
    try {
      const { tempFilePath } = await Taro.canvasToTempFilePath({ canvas: canvas as unknown as Taro.Canvas, fileType: 'png', destWidth: width, destHeight: height })
      return tempFilePath
    } catch {
      return null
    }
  }
  return { pen, load: loader(canvas), file }
}

/** Puts a picture into the album. Who once said no is shown where she can say yes. */
export async function keepPicture(file: string, _name: string): Promise<Kept> {
  try {
    await Taro.saveImageToPhotosAlbum({ filePath: file })
    return 'saved'
  } catch (error) {
    const why = String((error as { errMsg?: string }).errMsg ?? error)
    if (/auth/.test(why)) await Taro.openSetting().catch(() => undefined)
    return 'refused'
  }
}
