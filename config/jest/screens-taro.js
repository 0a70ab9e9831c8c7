import taro from '@tarojs/taro-h5'
import * as Taro from '@tarojs/taro-h5'

export * from '@tarojs/taro-h5'
export default Object.assign(taro, Taro)
