import type { CallName } from '@domain/contract'
import Taro from '@tarojs/taro'
import type { Answer } from './call'
import { errorWords, lostWords, offlineWords, refusalWords, signedOutWords } from './words'

/** Says something that needs no answer. */
export const say = (text: string): void => {
  void Taro.showToast({ title: text, icon: 'none', duration: 2_500 })
}

/** Asks before something that can't be undone. */
export async function confirm(title: string, content: string, yes: string, no: string): Promise<boolean> {
  const { confirm: said } = await Taro.showModal({ title, content, confirmText: yes, cancelText: no })
  return said
}

/** The words for an answer that isn't a value: what happened and what to do. */
export function wordsFor(answer: Exclude<Answer<CallName>, { kind: 'done' }>): string {
  switch (answer.kind) {
    case 'refused':
      return refusalWords[answer.refusal]
    case 'offline':
      return answer.seen ? offlineWords : lostWords
    case 'signed-out':
      return signedOutWords
    case 'failed':
      return errorWords[answer.error]
  }
}
