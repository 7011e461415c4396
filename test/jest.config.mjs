import { fileURLToPath } from 'node:url';

/** Jest runs the TypeScript sources as ES modules through SWC; tests mirror the tree. */
export default {
  rootDir: fileURLToPath(new URL('..', import.meta.url)),
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/var'],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  testTimeout: 60_000,
  // A process that has run many ES modules keeps them all: it grows and gets slower, so it is replaced.
  maxWorkers: '100%',
  workerIdleMemoryLimit: '1500MB',
};
