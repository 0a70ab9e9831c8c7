import Taro from '@tarojs/taro'

export function whenOnline(back: () => void): () => void {
  const heard = ({ isConnected }: { isConnected: boolean }): void => {
    if (isConnected) back()
  }
  Taro.onNetworkStatusChange(heard)
  return () => Taro.offNetworkStatusChange(heard)
}
