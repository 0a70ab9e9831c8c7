const path = require('node:path')

const root = path.resolve(__dirname, '..', '..')
const swc = { jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022', transform: { react: { runtime: 'automatic' } } }, module: { type: 'commonjs' } }

/** Rules, the server over HTTP, browsers and the mini-program: everything that runs in Node. */
const node = {
  displayName: 'node',
  rootDir: root,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  transform: { '\\.tsx?$': ['@swc/jest', swc] },
  moduleNameMapper: { '^@domain/(.*)$': '<rootDir>/src/domain/$1' },
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
}

module.exports = { projects: [node, require('./screens.cjs')], maxWorkers: 2, testTimeout: 60_000 }
