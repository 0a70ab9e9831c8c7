// NutUI is imported piece by piece, each with its own CSS; a whole import would add its every component to the package.
module.exports = {
  // `hot` would need another package for the page that follows one's changes; it loads anew instead.
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', useBuiltIns: false, hot: false }]],
  plugins: [
    [
      'import',
      {
        libraryName: '@nutui/nutui-react-taro',
        camel2DashComponentName: false,
        customName: (name) => `@nutui/nutui-react-taro/dist/es/packages/${name.toLowerCase()}`,
        style: (name) => `${name}/style/css`
      },
      'nutui'
    ]
  ]
}
