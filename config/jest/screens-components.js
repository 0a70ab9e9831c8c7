// The library's own parts import View from `@tarojs/components`, which is this file: View must stand here before they are read.
export { default as View } from '@tarojs/components-react/dist/components/view/index.js'
export * from '@tarojs/components-react/dist/index.js'
