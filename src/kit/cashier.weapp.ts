import Taro from '@tarojs/taro'
import type { Cashier } from './pay'

export const cashier: Cashier = {
  way: () => 'jsapi',
  async open({ request }) {
    if (!request) return 'impossible'
    try {
      await Taro.requestPayment(request)
      return 'paid'
    } catch {
      return 'closed'
    }
  },
}
