import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/build.ts',
    setupFiles: ['test/random-runs.ts'],
    testTimeout: 60_000,
    // The tests share no state but what is made once for all, so one context a thread is enough.
    pool: 'threads',
    isolate: false,
    maxWorkers: '100%',
  },
});
