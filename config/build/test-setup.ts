import { installTools, missingTools } from './test-tools'

const missing = missingTools()
if (missing.length === 0) console.log('Nothing is missing: npm test')
else {
  console.log(`Installing ${missing.map((tool) => tool.name).join(', ')} …`)
  try {
    installTools(missing)
    console.log('Done: npm test')
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
