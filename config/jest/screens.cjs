const path = require('node:path')

process.env.TARO_ENV = 'h5'
process.env.TARO_PLATFORM = 'web'
process.env.SUPPORT_TARO_POLYFILL = 'disabled'

const root = path.resolve(__dirname, '..', '..')
const here = (file) => path.join(__dirname, file)
/** Packages that come as ES modules only. */
const modern = ['@tarojs', '@nutui', '@stencil', 'swiper', 'lodash-es', 'ssr-window', '@swc/helpers', 'query-string', 'decode-uri-component', 'split-on-first', 'filter-obj', 'is-mobile', 'uqr', 'zustand', 'pinyin-match']

/** Screens and the visual vocabulary as a browser draws them, in jsdom. */
module.exports = {
  displayName: 'screens',
  rootDir: root,
  testEnvironment: 'jsdom',
  testEnvironmentOptions: { url: 'http://localhost/', customExportConditions: ['node', 'node-addons'] },
  setupFilesAfterEnv: [here('screens-setup.cjs')],
  testMatch: ['<rootDir>/tests/**/*.screen.test.tsx'],
  transform: { '\\.m?[jt]sx?$': here('screens-transform.cjs') },
  moduleFileExtensions: ['h5.ts', 'h5.tsx', 'ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'jsx'],
  transformIgnorePatterns: [`^${root}/node_modules/(?!(${modern.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  moduleNameMapper: {
    '\\.(png|webp|svg|css|scss)$': here('screens-file.cjs'),
    '^@domain/(.*)$': '<rootDir>/src/domain/$1',
    '^@tarojs/taro$': here('screens-taro.js'),
    '^@tarojs/components$': here('screens-components.js'),
  },
  globals: {
    API_BASE: '',
    CLOUD_ENV: '',
    ENABLE_INNER_HTML: true,
    ENABLE_ADJACENT_HTML: true,
    ENABLE_SIZE_APIS: true,
    ENABLE_TEMPLATE_CONTENT: true,
    ENABLE_MUTATION_OBSERVER: true,
    ENABLE_CLONE_NODE: true,
    ENABLE_CONTAINS: true,
    DEPRECATED_ADAPTER_COMPONENT: false,
    __TARO_FRAMEWORK__: 'react',
  },
}
