import Taro from '@tarojs/taro'

export interface Place {
  readonly lng: number
  readonly lat: number
  readonly datum: 'gcj02' | 'wgs84'
}

/** Where the phone is, or null where its holder would rather not say. Must be the first thing in a tap. */
export async function whereAmI(): Promise<Place | null> {
  const datum = process.env.TARO_ENV === 'weapp' ? 'gcj02' : 'wgs84'
  try {
    const { longitude, latitude } = await Taro.getLocation({ type: datum })
    return { lng: longitude, lat: latitude, datum }
  } catch {
    return null
  }
}
