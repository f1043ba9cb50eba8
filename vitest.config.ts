import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // A pseudo-terminal on a busy machine: generous, since nothing is asserted about time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // On few cores the default leaves one of them idle.
    maxWorkers: '100%',
    // What a test asserts must not depend on who runs it.
    unstubEnvs: true,
  },
});
