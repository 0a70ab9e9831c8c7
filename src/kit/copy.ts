import Taro from '@tarojs/taro'

/** Puts a text where its reader can paste it into a chat. False where the phone won't. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await Taro.setClipboardData({ data: text })
    return true
  } catch {
    return false
  }
}
