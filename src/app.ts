import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { keepToTheAddress, stillEmptyLinks } from './kit/browser'
import { start } from './kit/start'
import './app.scss'
import './ui/art.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    stillEmptyLinks()
    keepToTheAddress()
    void start()
  })
  return children
}
