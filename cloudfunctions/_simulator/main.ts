import { startSimulator } from './simulator'

/** `PORT` and `SIM_DIR` are required. Prints one JSON line when it listens. */
async function main(): Promise<void> {
  const { PORT, SIM_DIR, HOST, TEST_CLOCK } = process.env
  if (!/^\d{1,5}$/.test(PORT ?? '')) return refuse('PORT: is not a port number')
  if (!SIM_DIR) return refuse('SIM_DIR: is missing')
  if (process.env.NODE_ENV === 'production') return refuse('NODE_ENV: the simulator never runs in production')
  const simulator = await startSimulator({ dir: SIM_DIR, port: Number(PORT), host: HOST, testClock: TEST_CLOCK === '1' })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void simulator.stop().then(() => process.exit(0)))
  process.stdout.write(`${JSON.stringify({ ready: 'simulator', url: simulator.url, port: simulator.port })}\n`)
}

function refuse(line: string): void {
  process.stderr.write(`${line}\n`)
  process.exitCode = 78
}

void main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})

