const swcJest = require('@swc/jest')
const addHooks = require('@tarojs/plugin-framework-react/dist/api-loader.js')

const swc = swcJest.createTransformer({
  jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022', transform: { react: { runtime: 'automatic' } } },
  module: { type: 'commonjs' },
})

/** Taro's own loader gives its API the hooks (`useLoad` …) in a build; here it does so for the module that stands in for `@tarojs/taro`. */
module.exports = {
  ...swc,
  process: (source, file, options) => swc.process(file.endsWith('screens-taro.js') ? addHooks(source) : source, file, options),
}
