import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, cpSync, createWriteStream, mkdirSync, readdirSync, rmdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { pack } from 'tar-fs'
import { freshDatabase, type Place } from '../support/databases'
import { answers, freePorts, newFolder, startProgram, type Env } from '../support/processes'
import { ROOT } from '../support/project'
import { onBothDatabases } from '../support/server'

/** Runs one of the project's commands as `npm run` would. */
function tool(name: string, args: readonly string[], env: Env = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', join('config', 'build', `${name}.ts`), ...args], { cwd: ROOT, env: { ...process.env, ...env }, encoding: 'utf8' })
  return { status, said: stdout + stderr }
}

it('the schema in code is what the migrations make', () => {
  expect(tool('schema', ['--check'])).toEqual({ status: 0, said: '' })
})

onBothDatabases((db) => {
  describe('a backup', () => {
    let from: Place
    let to: Place
    const file = join(newFolder('backup'), 'shop.backup')
    beforeAll(async () => {
      from = await freshDatabase(db, 'none')
      to = await freshDatabase(db, 'none')
    }, 120_000)
    afterAll(async () => {
      await from.drop()
      await to.drop()
    })

    const serving = async <T>({ env }: Place, work: (url: string) => Promise<T>): Promise<T> => {
      const port = await freePorts()
      const server = startProgram('gateway', { ...env, PORT: String(port) })
      try {
        await answers(`http://127.0.0.1:${port}/readyz`, server)
        return await work(`http://127.0.0.1:${port}/api/`)
      } finally {
        await server.stop()
      }
    }
    const signIn = (url: string) =>
      fetch(`${url}session.open`, { method: 'POST', body: '{"channel":"test","code":"test:ann"}' })
        .then((answer) => answer.json() as Promise<{ value: { token: string } }>)
        .then(({ value }) => value.token)
    const statusOf = (url: string, token: string) => fetch(`${url}me.get`, { method: 'POST', headers: { authorization: `Bearer ${token}` } }).then(({ status }) => status)

    it('goes out in one file, and in again only where nothing is or where that is wanted', async () => {
      const token = await serving(from, signIn)
      expect(tool('backup', [file], from.env)).toEqual({ status: 0, said: `saved to ${file}\n` })
      expect(tool('backup', [file], from.env)).toMatchObject({ status: 1, said: expect.stringContaining('--force') as string })
      expect(tool('restore', [file], to.env)).toMatchObject({ status: 1, said: expect.stringContaining('not empty') as string })
      expect(await serving(to, (url) => statusOf(url, token))).toBe(401)
      expect(tool('restore', [file, '--force'], to.env)).toEqual({ status: 0, said: `restored from ${file}\n` })
      expect(await serving(to, (url) => statusOf(url, token))).toBe(200)
    }, 180_000)

    it('that fails leaves nothing, one that is there keeps who may read it, and none goes where something else is', () => {
      const folder = newFolder('broken')
      const file = join(folder, 'shop.backup')
      expect(tool('backup', [join(folder, 'no', 'shop.backup')], from.env).status).toBe(1)
      expect(tool('backup', [file], spoilt(from.env))).toMatchObject({ status: 1, said: expect.stringContaining('spoilt') as string })
      expect(tool('backup', [folder, '--force'], from.env)).toEqual({ status: 1, said: `${folder} is there and is no file\n` })
      expect(tool('backup', ['/dev/null', '--force'], from.env)).toEqual({ status: 1, said: '/dev/null is there and is no file\n' })
      expect(readdirSync(folder)).toEqual([])
      expect(tool('backup', [file], from.env).status).toBe(0)
      expect(statSync(file).mode & 0o777).toBe(0o600)
      const [uid, own] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0]
      // Only root may give it to a group that isn't hers.
      const gid = uid === 0 ? own + 1 : own
      chownSync(file, uid, gid)
      chmodSync(file, 0o660)
      expect(tool('backup', [file, '--force'], from.env).status).toBe(0)
      expect([statSync(file).mode & 0o777, statSync(file).gid]).toEqual([0o660, gid])
      expect(readdirSync(folder)).toEqual(['shop.backup'])
    }, 120_000)

    /** A pg_dump that writes something and then does this. */
    function dump(then: string): Env {
      const folder = newFolder('dump')
      writeFileSync(join(folder, 'pg_dump'), `#!/bin/sh\nfor arg; do case $arg in --file=*) echo half > "${'${arg#--file=}'}";; esac; done\n${then}\n`, { mode: 0o755 })
      return { PATH: `${folder}:${process.env.PATH}` }
    }

    /** What makes a backup fail in the middle: a pg_dump that does, or something in the folder that no archive takes. */
    function spoilt(env: Env): Env {
      if (db === 'postgres') return { ...env, ...dump('echo spoilt >&2; exit 1') }
      const folder = newFolder('spoilt')
      cpSync(env.PGLITE_DIR ?? '', folder, { recursive: true })
      execFileSync('mkfifo', [join(folder, 'spoilt')])
      return { ...env, PGLITE_DIR: folder }
    }

    if (db === 'postgres') {
      it('that is broken off leaves nothing', async () => {
        const folder = newFolder('stopped')
        const child = spawn(process.execPath, ['--import', 'tsx', join('config', 'build', 'backup.ts'), join(folder, 'shop.backup')], {
          cwd: ROOT,
          env: { ...process.env, ...from.env, ...dump('echo writing >&2; sleep 5') },
          stdio: ['ignore', 'ignore', 'pipe'],
        })
        await once(child.stderr, 'data')
        expect(readdirSync(folder)).toHaveLength(1)
        child.kill('SIGTERM')
        await once(child, 'exit')
        expect(readdirSync(folder)).toEqual([])
      }, 60_000)
    }

    if (db === 'pglite') {
      it('does not lie in the folder that it is of', () => {
        const dir = from.env.PGLITE_DIR ?? ''
        expect(tool('backup', [join(dir, 'in.backup')], from.env)).toMatchObject({ status: 1, said: expect.stringContaining('somewhere else') as string })
        expect(readdirSync(dir).filter((name) => name.includes('backup'))).toEqual([])
        expect(tool('restore', [join(dir, 'PG_VERSION'), '--force'], from.env)).toMatchObject({ status: 1, said: expect.stringContaining('somewhere else') as string })
      }, 60_000)

      it('goes in where nothing but a dead restore’s lock is, and nowhere where that one left what was there aside', () => {
        const saved = join(newFolder('once'), 'shop.backup')
        expect(tool('backup', [saved], from.env).status).toBe(0)
        const dir = newFolder('held')
        writeFileSync(join(dir, 'linpin.lock'), '{"pid":0}')
        mkdirSync(`${dir}.replaced`)
        expect(tool('restore', [saved], { PGLITE_DIR: dir })).toMatchObject({ status: 1, said: expect.stringContaining('is what was there before') as string })
        rmdirSync(`${dir}.replaced`)
        expect(tool('restore', [saved], { PGLITE_DIR: dir })).toMatchObject({ status: 0 })
      }, 120_000)
    }

    it('that is none leaves everything as it was', async () => {
      const none = join(newFolder('none'), 'no.backup')
      writeFileSync(none, 'not a backup')
      expect(tool('restore', [none, '--force'], to.env).status).toBe(1)
      // One that says it is a folder, and holds no database.
      await pipeline(pack(newFolder('empty')), createGzip(), createWriteStream(none))
      expect(tool('restore', [none, '--force'], to.env).status).toBe(1)
      expect(tool('restore', ['/nowhere/at-all', '--force'], to.env)).toEqual({ status: 1, said: '/nowhere/at-all is not there\n' })
      expect(tool('restore', [])).toMatchObject({ status: 1, said: 'npm run restore -- FILE [--force]\n' })
    }, 60_000)
  })
})
