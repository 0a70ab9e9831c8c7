import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { stillEmptyLinks } from './kit/browser'
import { loadMe } from './kit/me'
import { signIn } from './kit/session'
import './app.scss'
import './ui/art.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    stillEmptyLinks()
    void signIn().then(() => loadMe())
  })
  return children
}
