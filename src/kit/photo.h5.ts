import Taro from '@tarojs/taro'

/** A picture that the phone's holder picks; null where she changed her mind. */
export async function pickPhoto(): Promise<string | null> {
  try {
    const { tempFilePaths } = await Taro.chooseImage({ count: 1, sizeType: ['compressed'] })
    return tempFilePaths[0] ?? null
  } catch {
    return null
  }
}

function loaded(path: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image()
    image.onload = () => resolve(image)
    image.onerror = reject
    image.src = path
  })
}

/** The picture as a JPEG in base64 of at most `mostChars`, its longer side at most `side` pixels; null where that can't be done. */
export async function smallJpeg(path: string, side: number, mostChars: number): Promise<string | null> {
  try {
    const image = await loaded(path)
    const canvas = document.createElement('canvas')
    for (let most = side; most >= side / 4; most *= 0.75) {
      const scale = Math.min(1, most / Math.max(image.naturalWidth, image.naturalHeight))
      canvas.width = Math.max(1, Math.round(image.naturalWidth * scale))
      canvas.height = Math.max(1, Math.round(image.naturalHeight * scale))
      canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
      for (const quality of [0.8, 0.6, 0.4]) {
        const data = canvas.toDataURL('image/jpeg', quality).split(',')[1] ?? ''
        if (data !== '' && data.length <= mostChars) return data
      }
    }
    return null
  } catch {
    return null
  }
}
