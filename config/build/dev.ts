import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { inRoot, ROOT } from '../../tests/support/project'
import { buildAll } from './build'
import { demoSettings, say } from './stack'
import { bringUp, orExplain } from './start'

/** An editor saves in bursts. */
const QUIET_MS = 200

/** Calls `changed` once after each burst of changes below these folders. */
function onChange(folders: readonly string[], changed: () => Promise<void>): void {
  let timer: NodeJS.Timeout | undefined
  let last: Promise<void> = Promise.resolve()
  for (const folder of folders) {
    watch(folder, { recursive: true }, () => {
      clearTimeout(timer)
      timer = setTimeout(() => (last = last.then(changed).catch((error: unknown) => say(error instanceof Error ? error.message : String(error)))), QUIET_MS)
    })
  }
}

/** Taro's server shows the pages as they are now and hands calls on to ours. */
function watchPages(server: string, port: number): void {
  const cli = join(ROOT, 'node_modules', '@tarojs', 'cli', 'bin', 'taro')
  const child = spawn(process.execPath, [cli, 'build', '--type', 'h5', '--watch', '--no-check', '--disable-global-config'], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'development', BROWSERSLIST_IGNORE_OLD_DATA: '1', LINPIN_SERVER: server, LINPIN_DEV_PORT: String(port), LINPIN_OUT: 'dist/dev-h5' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  process.on('exit', () => child.kill('SIGTERM'))
}

/** `npm run dev`: what `npm start` runs, built again and started again at each change. */
async function dev(): Promise<void> {
  const settings = demoSettings()
  const stack = await bringUp(settings)
  onChange([inRoot('cloudfunctions'), inRoot('src', 'domain')], async () => {
    await buildAll(['functions', 'server'])
    say('The functions changed: starting the server again')
    await stack.restartServer()
  })
  const pagesPort = settings.port + 2
  watchPages(stack.url, pagesPort)
  await stack.introduce()
  say(`  The app that follows your changes comes up at http://127.0.0.1:${pagesPort} in half a minute.\n`)
}

orExplain(dev())
