import Taro from '@tarojs/taro'

/** A mini-program hands a file to a chat, her own with the file transfer for one. Must be the first thing in a tap. */
export async function giveFile(name: string, text: string, _type: string): Promise<boolean> {
  try {
    const filePath = `${Taro.env.USER_DATA_PATH}/${name}`
    Taro.getFileSystemManager().writeFileSync(filePath, text, 'utf8')
    await Taro.shareFileMessage({ filePath, fileName: name })
    return true
  } catch {
    return false
  }
}
