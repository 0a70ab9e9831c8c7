import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { prepareSimulator } from '../../cloudfunctions/_simulator/keys'
import { answers, newFolder, startProgram } from './processes'

test('somebody else who answers at the port is not taken for the program that could not have it', async () => {
  const other = createServer((_request, response) => response.end('{}')).listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const dir = newFolder('simulator')
  prepareSimulator(dir, { simulator: `http://127.0.0.1:${port}`, server: 'http://127.0.0.1:1' })
  const program = startProgram('simulator', { PORT: String(port), SIM_DIR: dir, TEST_CLOCK: '1' })
  try {
    await expect(answers(`http://127.0.0.1:${port}/healthz`, program)).rejects.toThrow('EADDRINUSE')
  } finally {
    await program.stop('SIGKILL')
    other.closeAllConnections()
    other.close()
  }
})
