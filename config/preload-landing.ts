import HtmlWebpackPlugin from 'html-webpack-plugin'
import type { Compiler, Compilation, NormalModule } from 'webpack'

/**
 * Names the landing page's chunks in the HTML's head, so that the browser fetches them beside the start-up code instead of after it. Style sheets stand at
 * the body's end: what the document itself shows while the app opens has its own style and waits for none.
 */
export class PreloadLanding {
  constructor(private readonly page: string) {}

  apply(compiler: Compiler): void {
    compiler.hooks.compilation.tap('PreloadLanding', (compilation) => {
      HtmlWebpackPlugin.getHooks(compilation).alterAssetTagGroups.tap('PreloadLanding', (data) => {
        for (const file of this.landingFiles(compilation)) {
          const attributes = { rel: 'preload', as: file.endsWith('.css') ? 'style' : 'script', href: `/${file}` }
          data.headTags.unshift({ tagName: 'link', voidTag: true, meta: {}, attributes })
        }
        for (const sheet of data.headTags.filter(({ attributes }) => attributes.rel === 'stylesheet')) {
          data.headTags.splice(data.headTags.indexOf(sheet), 1, { ...sheet, attributes: { rel: 'preload', as: 'style', href: sheet.attributes.href } })
          data.bodyTags.push(sheet)
        }
        return data
      })
    })
  }

  private landingFiles(compilation: Compilation): Set<string> {
    const files = new Set<string>()
    for (const group of compilation.chunkGroups) {
      if (group.isInitial() || !group.chunks.some((chunk) => this.holdsPage(compilation, chunk))) continue
      for (const chunk of group.chunks) for (const file of chunk.files) files.add(file)
    }
    return files
  }

  private holdsPage(compilation: Compilation, chunk: Parameters<Compilation['chunkGraph']['getChunkModulesIterable']>[0]): boolean {
    for (const module of compilation.chunkGraph.getChunkModulesIterable(chunk)) {
      const { resource, rootModule } = module as NormalModule & { rootModule?: NormalModule }
      if ((resource ?? rootModule?.resource ?? '').replace(/\\/g, '/').includes(this.page)) return true
    }
    return false
  }
}
