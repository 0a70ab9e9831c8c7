import Taro from '@tarojs/taro'

export async function pickPhoto(): Promise<string | null> {
  try {
    const { tempFiles } = await Taro.chooseMedia({ count: 1, mediaType: ['image'], sizeType: ['compressed'] })
    return tempFiles[0]?.tempFilePath ?? null
  } catch {
    return null
  }
}

/** A JPEG begins so; what the phone left as something else is of no use. */
const JPEG = '/9j/'

export async function smallJpeg(path: string, side: number, mostChars: number): Promise<string | null> {
  try {
    for (let most = side; most >= side / 4; most *= 0.75) {
      for (const quality of [80, 60, 40]) {
        const { tempFilePath } = await Taro.compressImage({ src: path, quality, compressedWidth: Math.round(most) })
        const data = Taro.getFileSystemManager().readFileSync(tempFilePath, 'base64')
        if (typeof data === 'string' && data.startsWith(JPEG) && data.length <= mostChars) return data
      }
    }
    return null
  } catch {
    return null
  }
}
