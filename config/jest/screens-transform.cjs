const babelJest = require('babel-jest').default
const addHooks = require('@tarojs/plugin-framework-react/dist/api-loader.js')

const babel = babelJest.createTransformer({
  babelrc: false,
  configFile: false,
  presets: [
    ['@babel/preset-env', { targets: { node: 'current' }, modules: 'commonjs' }],
    ['@babel/preset-react', { runtime: 'automatic' }],
    '@babel/preset-typescript',
  ],
})

/** Taro's own loader gives its API the hooks (`useLoad` …) in a build; here it does so for the module that stands in for `@tarojs/taro`. */
module.exports = {
  ...babel,
  process: (source, file, options) => babel.process(file.endsWith('screens-taro.js') ? addHooks(source) : source, file, options),
}
