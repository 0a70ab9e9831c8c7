/** What config/index.ts writes into a build. */
declare const API_BASE: string
declare const CLOUD_ENV: string

declare module '*.scss'
declare module '*.svg' {
  const url: string
  export default url
}

declare namespace NodeJS {
  interface ProcessEnv {
    readonly TARO_ENV: 'weapp' | 'h5'
  }
}
