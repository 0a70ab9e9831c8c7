import Taro from '@tarojs/taro'

export const canTell = true

/** Puts WeChat's question; replies the templates that were accepted. One acceptance is one message. */
export async function askToTell(templateIds: readonly string[]): Promise<readonly string[]> {
  try {
    const answer = await Taro.requestSubscribeMessage({ tmplIds: [...templateIds], entityIds: [] })
    const said = new Map<string, unknown>(Object.entries(answer))
    return templateIds.filter((id) => said.get(id) === 'accept')
  } catch {
    return []
  }
}
