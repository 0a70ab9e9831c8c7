import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { buildAll } from './build'
import { whenLeftAlone } from './left'

const ROOT = resolve(__dirname, '..', '..')

/** `npm run serve`: the web app and the functions as in production, no demo, no simulator, no test doors. */
async function serve(): Promise<void> {
  await buildAll(['functions', 'server', 'h5'])
  const env = { ...process.env, NODE_ENV: 'production' }
  const server = spawn(process.execPath, ['--enable-source-maps', resolve(ROOT, 'dist', 'server', 'gateway.js')], { cwd: ROOT, env, stdio: 'inherit' })
  // A terminal's Ctrl-C reaches the server by itself; a supervisor's SIGTERM reaches only us.
  process.on('SIGTERM', () => server.kill('SIGTERM'))
  process.on('SIGINT', () => undefined)
  whenLeftAlone(() => server.kill('SIGTERM'))
  server.on('exit', (code) => process.exit(code ?? 1))
}

serve().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
