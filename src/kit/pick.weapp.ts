import Taro from '@tarojs/taro'

/** WeChat gives files out of chats only; who has one elsewhere sends it to herself first. */
export async function pickText(mostBytes: number): Promise<string | 'too_big' | 'unreadable' | null> {
  const picked = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: ['csv', 'txt'] }).catch(() => null)
  const file = picked?.tempFiles[0]
  if (!file) return null
  if (file.size > mostBytes) return 'too_big'
  try {
    const text = Taro.getFileSystemManager().readFileSync(file.path, 'utf8')
    return typeof text === 'string' ? text : 'unreadable'
  } catch {
    return 'unreadable'
  }
}
