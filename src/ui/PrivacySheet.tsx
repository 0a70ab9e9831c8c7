import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { answerAgreement, useAgreement } from '../kit/agreement'
import { go, to } from '../kit/nav'
import { AGREE_BUTTON } from '../kit/privacy'
import { Button } from './Button'
import { Sheet } from './Sheet'
import { words } from './words'

const IN_WECHAT = process.env.TARO_ENV === 'weapp'

function Question() {
  // WeChat must hear it too, by its own kind of button.
  const wechat = IN_WECHAT ? { id: AGREE_BUTTON, openType: 'agreePrivacyAuthorization' as const } : {}
  const answers = (
    <View className="two">
      <Button onTap={() => answerAgreement(false)}>{words.decline}</Button>
      <Button kind="primary" onTap={() => answerAgreement(true)} {...wechat}>
        {words.agree}
      </Button>
    </View>
  )
  // The page that says all of it must be readable before one answers.
  if (useRouter().path.includes(to.privacy())) return null
  return (
    <Sheet open title={words.agreement} onClose={() => answerAgreement(false)} action={answers}>
      <View className="stack">
        {words.agreementIs.map((line) => (
          <Text key={line}>{line}</Text>
        ))}
        <Button kind="quiet" onTap={() => void go(to.privacy())}>
          {words.agreementAll}
        </Button>
      </View>
    </Sheet>
  )
}

/** Before anything that says who she is leaves the phone: what for, and both answers alike in reach. Who says no goes on looking. */
export function PrivacySheet() {
  const { asking } = useAgreement()
  return asking ? <Question /> : null
}
