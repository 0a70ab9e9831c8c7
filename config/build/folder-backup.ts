import { createReadStream, createWriteStream, existsSync, readdirSync, realpathSync } from 'node:fs'
import { basename, isAbsolute, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { extract, pack, type Headers } from 'tar-fs'
import { openLite } from '../../cloudfunctions/_kit/lite'
import { LOCK_FILE, lockFolder } from '../../cloudfunctions/_kit/lock'
import { Misused } from './database-tool'

const isLock = (path: string): boolean => basename(path).startsWith(LOCK_FILE)

/** Whether something stands there that a restore would replace; what whoever was killed over it held it by is nothing. */
export const isOccupied = (dir: string): boolean => existsSync(dir) && readdirSync(dir).some((name) => !isLock(name))

/** Throws Misused where a backup would lie in the folder that it is of: it would hold itself, and go with what it replaces. */
export function standsApart(file: string, dir: string): void {
  const way = relative(realpathSync(dir), realpathSync(file))
  if (way.split(sep)[0] !== '..' && !isAbsolute(way)) throw new Misused(`${dir} is the database's own: keep backups somewhere else`)
}

/** Puts the embedded database's folder into one file, piece by piece: it may be larger than memory. Throws SettingError while a server uses it. */
export async function packFolder(dir: string, file: string): Promise<void> {
  const unlock = lockFolder(dir)
  try {
    // Opened once, so that what a crash left is in order.
    await (await openLite(dir, { unlock: () => undefined })).close()
    const things = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((path) => !isLock(path)).length
    let packed = 0
    const count = (header: Headers): Headers => {
      if (header.name !== '.') packed++
      return header
    }
    await pipeline(pack(dir, { ignore: isLock, map: count }), createGzip({ level: 1 }), createWriteStream(file))
    // A file that goes away meanwhile would end the archive early, without a word.
    if (packed !== things) throw new Error(`${dir} was changed by somebody else while it was saved`)
  } finally {
    unlock()
  }
}

/** The same way back, into a folder that is not there yet; its files belong to whoever does it. */
export function unpackFolder(file: string, dir: string): Promise<void> {
  const mine = (header: Headers): Headers => ({ ...header, uid: process.getuid?.() ?? header.uid, gid: process.getgid?.() ?? header.gid })
  return pipeline(createReadStream(file), createGunzip(), extract(dir, { ignore: isLock, map: mine }))
}
