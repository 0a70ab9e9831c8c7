const { writeFileSync } = require('node:fs')

/** Leaves what became of every test where `npm test` asks for it. */
module.exports = class ResultsReporter {
  onRunComplete(_contexts, results) {
    const files = results.testResults.map(({ testFilePath, testExecError, testResults }) => ({
      file: testFilePath,
      ran: testExecError === undefined || testExecError === null,
      tests: testResults.map(({ fullName, status }) => ({ fullName, status })),
    }))
    writeFileSync(process.env.LINPIN_TEST_RESULTS, JSON.stringify(files))
  }
}
