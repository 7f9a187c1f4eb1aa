import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig(({ mode }) => ({
  test: {
    include: ['test/**/*.test.ts'],
    // What takes long and finds little: `npm run test:all` runs it, and so does CI.
    exclude: mode === 'all' ? configDefaults.exclude : [...configDefaults.exclude, 'test/**/*.full.test.ts'],
    globalSetup: 'test/build.ts',
    setupFiles: ['test/random-runs.ts'],
    testTimeout: 60_000,
    // The tests share no state but what is made once for all, so one context a thread is enough.
    pool: 'threads',
    isolate: false,
    maxWorkers: '100%',
  },
}));
