import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answers, freePorts, newFolder, runProgram, startProgram } from '../support/processes'
import { inRoot, ROOT } from '../support/project'

const small = (dir: string, ...more: readonly string[]) => runProgram('seed', { PGLITE_DIR: join(dir, 'db') }, ['--small', ...more])

test('demo data goes into an empty database only', async () => {
  const dir = newFolder('seed')
  await expect(small(dir)).resolves.toContain('c1 c2')
  await expect(small(dir)).rejects.toThrow('already holds data')
  await expect(small(dir, '--if-empty')).resolves.toBe('')
  await expect(small(dir, '--at', 'tomorrow')).rejects.toThrow('--at')
})

test('demo data that was cut short is begun anew', async () => {
  const dir = newFolder('seed')
  await small(dir)
  writeFileSync(join(dir, 'db.seeding'), '')
  await expect(small(dir)).resolves.toContain('beginning anew')
  expect(existsSync(join(dir, 'db.seeding'))).toBe(false)
})

test('demo data waits until no server uses the database', async () => {
  const dir = newFolder('seed')
  const port = await freePorts()
  const gateway = startProgram('gateway', { PGLITE_DIR: join(dir, 'db'), PORT: String(port), TEST_CLOCK: '1' })
  await answers(`http://127.0.0.1:${port}/readyz`, gateway)
  await expect(small(dir)).rejects.toThrow('another process')
  await gateway.stop()
})

test.each(['start.ts', 'dev.ts'])('%s refuses production and names the variable', (program) => {
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', inRoot('config', 'build', program)], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production' },
    encoding: 'utf8',
  })
  expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/^NODE_ENV: /)])
  expect(status).toBe(78)
})

test('demo data refuses production', async () => {
  await expect(runProgram('seed', { NODE_ENV: 'production', PGLITE_DIR: join(newFolder('seed'), 'db') }, ['--small'])).rejects.toThrow('ended with 78')
})
