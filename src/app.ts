import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { stillEmptyLinks } from './kit/browser'
import { start } from './kit/start'
import './app.scss'
import './ui/art.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    stillEmptyLinks()
    void start()
  })
  return children
}
