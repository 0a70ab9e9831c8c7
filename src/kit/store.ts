import Taro from '@tarojs/taro'

/** What the phone remembers between starts. A full or forbidden storage is no reason to fail: then it is forgotten, and false comes back. */
export function remember(name: string, value: unknown): boolean {
  try {
    Taro.setStorageSync(`linpin.${name}`, JSON.stringify(value))
    return true
  } catch {
    forget(name)
    return false
  }
}

export function recall<T>(name: string): T | null {
  try {
    const text: unknown = Taro.getStorageSync(`linpin.${name}`)
    return typeof text === 'string' && text !== '' ? (JSON.parse(text) as T) : null
  } catch {
    return null
  }
}

export function forget(name: string): void {
  try {
    Taro.removeStorageSync(`linpin.${name}`)
  } catch {
    return
  }
}
