import Taro from '@tarojs/taro'
import { useAgreement, askAgreement } from './agreement'

/** The button of the sheet by which WeChat hears that its holder agreed. */
export const AGREE_BUTTON = 'agree-button'

/** Before WeChat gives an app anything personal it asks whether its holder has agreed. The same sheet answers, also who agreed to the app's own start before. */
export function watchWechatsQuestion(): void {
  // An older WeChat asks nothing.
  if (typeof Taro.onNeedPrivacyAuthorization !== 'function') return
  Taro.onNeedPrivacyAuthorization((resolve: (answer: { event: 'agree' | 'disagree'; buttonId?: string }) => void) => {
    useAgreement.setState({ said: null })
    void askAgreement().then((agrees) => resolve(agrees ? { event: 'agree', buttonId: AGREE_BUTTON } : { event: 'disagree' }))
  })
}
