import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hasChromium, NO_CHROMIUM } from '../../tests/support/browser'
import { buildAll } from './build'
import { firstSetData, landingScripts, packageSizes, type Finding } from './check-sizes'
import { journeyFigures } from './journeys'
import { lighthouseFigures } from './lighthouse'

/** `npm run figures`: how fast, how small and how short the app is, against what it must reach. */
async function figures(): Promise<void> {
  if (!hasChromium()) throw new Error(NO_CHROMIUM)
  await buildAll()
  const found: Finding[] = [landingScripts(), ...packageSizes(), await firstSetData(), ...(await journeyFigures()), ...(await lighthouseFigures())]
  for (const { problems, says } of found) {
    console.log(problems.length === 0 ? `✓ ${says}` : `✗ ${problems.join('\n  ')}`)
    if (problems.length > 0) process.exitCode = 1
  }
}

const folder = mkdtempSync(join(tmpdir(), 'linpin-figures-'))
process.env.LINPIN_TEST_RUN ??= folder
figures()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
  .finally(() => rmSync(folder, { recursive: true, force: true }))
