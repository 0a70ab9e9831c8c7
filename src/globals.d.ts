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

/** The parts of pinyin-match: it brings no types for them. */
declare module 'pinyin-match/src/core.js' {
  /** Where what was typed (characters, sounds or initials) stands in a text, else false. */
  export default function matcherOf(dict: Readonly<Record<string, string>>): (text: string, typed: string) => [number, number] | false
}
declare module 'pinyin-match/src/simplified_dict.js' {
  /** The characters of each sound. */
  export const dict: Readonly<Record<string, string>>
}
