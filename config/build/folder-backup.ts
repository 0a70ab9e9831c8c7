import { createReadStream, createWriteStream } from 'node:fs'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { extract, pack, type Headers } from 'tar-fs'
import { openLite } from '../../cloudfunctions/_kit/lite'
import { LOCK_FILE, lockFolder } from '../../cloudfunctions/_kit/lock'

/** Puts the embedded database's folder into one file, piece by piece: it may be larger than memory. Throws SettingError while a server uses it. */
export async function packFolder(dir: string, file: string): Promise<void> {
  const unlock = lockFolder(dir)
  try {
    // Opened once, so that what a crash left is in order.
    await (await openLite(dir, { unlock: () => undefined })).close()
    const isLock = (path: string): boolean => basename(path).startsWith(LOCK_FILE)
    await pipeline(pack(dir, { ignore: isLock }), createGzip({ level: 1 }), createWriteStream(file))
  } finally {
    unlock()
  }
}

/** The same way back, into a folder that is not there yet; its files belong to whoever does it. */
export function unpackFolder(file: string, dir: string): Promise<void> {
  const mine = (header: Headers): Headers => ({ ...header, uid: process.getuid?.() ?? header.uid, gid: process.getgid?.() ?? header.gid })
  return pipeline(createReadStream(file), createGunzip(), extract(dir, { map: mine }))
}
