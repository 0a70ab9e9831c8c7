import { spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { inRoot } from '../../tests/support/project'
import { buildAll } from './build'

/** WeChat's own tool. It is 276 MB and needed now and then, so it is no dependency: it is installed beside the others' caches when first asked for. */
const TOOL = 'miniprogram-ci'
const VERSION = '2.1.42'
const CACHE = inRoot('node_modules', '.cache', TOOL)
const PROJECT = inRoot('node_modules', '.cache', 'quality')
const APPID = 'wx0000000000000001'
const CHECKS_MOST = 11

interface Check {
  readonly name: string
  readonly success: boolean
  readonly text?: string
}
interface Ci {
  readonly Project: new (options: object) => { attr: () => Promise<object> }
  checkCodeQuality(project: object): Promise<Check[]>
}

/** What WeChat's server would say of the app; nobody is asked here. */
const ATTRIBUTES = {
  platform: true,
  appType: 0,
  isSandbox: false,
  released: false,
  setting: { MaxCodeSize: 2, MaxSubpackageSubCodeSize: 2, MaxSubpackageFullCodeSize: 30, NavigateMiniprogramLimit: 10, MaxTabbarItem: 5, MaxTabbarItemCount: 5, MaxTabbarIconSize: 40, MaxTimeout: 600_000 },
  appImageUrl: '',
  appName: 'linpin',
}

function provide(): Ci {
  if (!existsSync(`${CACHE}/node_modules/${TOOL}`)) {
    console.log(`Installing ${TOOL} ${VERSION} into node_modules/.cache …`)
    mkdirSync(CACHE, { recursive: true })
    writeFileSync(`${CACHE}/package.json`, '{"private":true}')
    const npm = spawnSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', `${TOOL}@${VERSION}`], { cwd: CACHE, encoding: 'utf8' })
    if (npm.status !== 0) throw new Error(`${TOOL} could not be installed:\n${npm.stderr}`)
  }
  return createRequire(`${CACHE}/package.json`)(TOOL) as Ci
}

/** `npm run quality`: WeChat's checks of the built mini-program, offline, with a key that nobody else knows. */
async function quality(): Promise<void> {
  await buildAll(['weapp'])
  const ci = provide()
  rmSync(PROJECT, { recursive: true, force: true })
  cpSync(inRoot('dist', 'weapp'), `${PROJECT}/dist`, { recursive: true })
  // The settings that the package is uploaded with.
  const own = JSON.parse(readFileSync(inRoot('project.config.json'), 'utf8')) as { setting: object }
  writeFileSync(`${PROJECT}/project.config.json`, JSON.stringify({ ...own, miniprogramRoot: 'dist/', appid: APPID }))
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  writeFileSync(`${PROJECT}/key.pem`, privateKey.export({ type: 'pkcs1', format: 'pem' }))
  const project = new ci.Project({ appid: APPID, type: 'miniProgram', projectPath: PROJECT, privateKeyPath: `${PROJECT}/key.pem`, ignores: [] })
  project.attr = async () => ATTRIBUTES
  const checks = await ci.checkCodeQuality(project)
  for (const { name, success, text = '' } of checks) console.log(success ? `✓ ${name}` : `✗ ${name}: ${text}`)
  const good = checks.filter(({ success }) => success).length
  console.log(`${good} of ${checks.length} of WeChat's checks`)
  process.exitCode = good === checks.length && checks.length >= CHECKS_MOST ? 0 : 1
}

quality().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  },
)
