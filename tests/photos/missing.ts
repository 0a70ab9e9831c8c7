import { buildSync } from 'esbuild'
import { inRoot } from '../support/project'
import { SCREENS } from './screens'

interface AppConfig {
  readonly pages: readonly string[]
  readonly subPackages: readonly { readonly root: string; readonly pages: readonly string[] }[]
}

/** The pages that src/app.config.ts registers, as `order/list/index`. */
export function registeredPages(): string[] {
  const built = buildSync({ entryPoints: [inRoot('src', 'app.config.ts')], bundle: true, format: 'iife', globalName: 'config', write: false })
  const read = new Function('defineAppConfig', 'process', `${built.outputFiles[0]?.text ?? ''}; return config.default`)
  const { pages, subPackages } = read((given: AppConfig) => given, { env: { TARO_ENV: 'h5' } }) as AppConfig
  return [...pages, ...subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`))]
}

export const missingPages = (): string[] => registeredPages().filter((page) => !SCREENS.some((screen) => screen.page === page))
