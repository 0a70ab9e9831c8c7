import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyHelmetOptions } from '@fastify/helmet'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { fail } from '../_kit/answer'
import { settings } from '../_kit/runtime'

export interface Pages {
  dir: string
  /** The app's one document, or null where it has not been built. */
  document: string | null
  helmet: FastifyHelmetOptions
}

const YEAR_SECONDS = 31_536_000
/** Files whose name holds a hash of what is in them. */
const HASHED = /\.[0-9a-f]{8,}\.\w+(\.(br|gz))?$/

/** Reads the web app that `npm run build` made. Its document may run the scripts that stand in it and the files beside it, and nothing else. */
export function readPages(dir: string): Pages {
  const file = join(dir, 'index.html')
  const document = existsSync(file) ? readFileSync(file, 'utf8') : null
  const inline = [...(document ?? '').matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(([, text = '']) => text).filter(Boolean)
  const hashes = inline.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
  return {
    dir,
    document,
    helmet: {
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'", ...hashes],
          // The components of the web app set styles on elements.
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          fontSrc: ["'self'", 'data:'],
          connectSrc: ["'self'"],
          objectSrc: ["'none'"],
          baseUri: ["'self'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      crossOriginEmbedderPolicy: false,
      strictTransportSecurity: settings().production,
      // A phone may come from the cashier's page, and tells it where it came from by its origin alone.
      referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    },
  }
}

/** The app's files; any other address that a browser opens is the app's to understand. */
export async function servePages(app: FastifyInstance, { dir, document }: Pages): Promise<void> {
  app.get('/app-config.json', (_request, reply) => reply.header('cache-control', 'no-store').send(appConfig()))
  if (document !== null) {
    await app.register(fastifyStatic, {
      root: dir,
      index: false,
      wildcard: true,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (response, path) => {
        response.setHeader('cache-control', HASHED.test(path) ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache')
        response.setHeader('vary', 'accept-encoding')
      },
    })
    app.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(document))
  }
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && document !== null && !/^\/(api|test|wechat-pay)\//.test(request.url) && !/\.\w{1,8}(\?|$)/.test(request.url)
    if (isPage) return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(document)
    return reply.code(404).send(fail('unknown_call'))
  })
}

/** What the app must know of the server that it was loaded from. */
function appConfig() {
  const { testDoors, testClock, cashierUrl, appid } = settings()
  return { testDoors, testClock, ...(testDoors && cashierUrl ? { cashierUrl } : {}), ...(appid ? { appid } : {}) }
}
