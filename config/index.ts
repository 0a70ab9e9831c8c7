import path from 'node:path'
import { defineConfig } from '@tarojs/cli'
import type Chain from 'webpack-chain'
import { PreloadLanding } from './preload-landing'

const env = process.env
const root = path.resolve(__dirname, '..')

/** What a build is told from outside; the phone's code sees these as constants (src/globals.d.ts). */
const constants = {
  API_BASE: JSON.stringify(env.TARO_ENV === 'weapp' ? (env.LINPIN_API_BASE ?? 'http://127.0.0.1:10086') : ''),
  CLOUD_ENV: JSON.stringify(env.LINPIN_CLOUD_ENV ?? ''),
}

/** Lengths in the source are CSS pixels on both platforms: text and targets then have exactly the size that they were given. */
const postcss = { pxtransform: { enable: false, config: {} }, cssModules: { enable: false } }

/**
 * What Taro brings for browsers that have no `fetch`, and for JSONP: every browser that runs this app has the one, nothing here uses the other. The style sheet,
 * a font in it, is of Taro's own radio and check boxes, of which there are none.
 */
const UNUSED = ['whatwg-fetch', 'abortcontroller-polyfill/dist/abortcontroller-polyfill-only', 'jsonp-retry', '@tarojs/components/dist/taro-components/taro-components.css']

/** A page's own style comes after the app's, which stands at the body's end (PreloadLanding): of two rules alike the page's then holds. */
const afterAll = (link: Node): void => void document.body.appendChild(link)

function landingChunks(chain: Chain): void {
  chain.merge({ resolve: { alias: Object.fromEntries(UNUSED.map((name) => [name, false])) } })
  chain.optimization.splitChunks({
    chunks: 'all',
    minSize: 12_000,
    maxInitialRequests: 8,
    maxAsyncRequests: 8,
    cacheGroups: {
      default: false,
      defaultVendors: false,
      framework: {
        test: /[\\/]node_modules[\\/](react|react-dom|scheduler|@tarojs[\\/](runtime|router|taro|taro-h5|shared|react|api|components-react|plugin-framework-react|plugin-platform-h5)|history|path-to-regexp|query-string)[\\/]/,
        name: 'framework',
        priority: 40,
        chunks: 'initial',
      },
      common: { minChunks: 2, priority: 5, reuseExistingChunk: true },
    },
  })
  chain.plugin('preloadLanding').use(PreloadLanding, ['src/pages/today/index.tsx'])
}

/** While developing, Taro's own server shows the pages, and everything else is asked of the server at LINPIN_SERVER. */
const devServer = env.LINPIN_SERVER
  ? {
      devServer: {
        host: '127.0.0.1',
        port: Number(env.LINPIN_DEV_PORT),
        // A page loads anew; exchanging its parts in place would need another package.
        hot: false,
        open: false,
        // Of `/goods/` the pictures alone: the page of that name is shown here. Its document from there would name scripts that this server hasn't.
        proxy: [{ context: (path: string) => /^\/(?:(?:api|test|art)\/|(?:openapi|app-config)\.json$|goods\/[^/]+\.svg$)/.test(path), target: env.LINPIN_SERVER }],
      },
    }
  : {}

export default defineConfig({
  projectName: 'linpin',
  date: '2026-11-22',
  designWidth: 375,
  deviceRatio: { 375: 2, 750: 1 },
  sourceRoot: 'src',
  outputRoot: env.LINPIN_OUT ?? `dist/${env.TARO_ENV}`,
  plugins: ['@tarojs/plugin-html'],
  alias: { '@domain': path.join(root, 'src/domain') },
  defineConstants: constants,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  jsMinimizer: 'terser',
  cssMinimizer: 'csso',
  // A Chinese character is three bytes as it stands, six where it is written as a number.
  terser: { enable: true, config: { output: { ascii_only: false } } },
  logger: { quiet: true, stats: false },
  mini: {
    // Deep templates grow the main package; eight levels are all that a page of ours nests before Taro repeats them.
    ...{ baseLevel: 8 },
    postcss,
    miniCssExtractPluginOption: { ignoreOrder: true },
  },
  h5: {
    ...devServer,
    publicPath: '/',
    staticDirectory: 'static',
    useHtmlComponents: true,
    router: { mode: 'browser', customRoutes: { '/ui/gallery/index': '/ui' } },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: { ignoreOrder: true, insert: afterAll, filename: 'css/[name].[contenthash:8].css', chunkFilename: 'css/[name].[contenthash:8].css' },
    postcss: { autoprefixer: { enable: true }, ...postcss },
    // Bytes up to which a picture stands in the style itself: the signs, and the one that says that nothing can be fetched.
    imageUrlLoaderOption: { limit: 640, name: 'static/images/[name].[hash:8][ext]' },
    webpackChain: landingChunks,
  },
})
