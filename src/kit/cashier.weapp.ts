import Taro from '@tarojs/taro'
import type { OpenCashier } from './pay'

export const openCashier: OpenCashier = async ({ request }) => {
  if (!request) return 'impossible'
  try {
    await Taro.requestPayment(request)
    return 'paid'
  } catch {
    return 'closed'
  }
}
