import { defineConfig } from 'vitest/config';

// One project a suite: scripts/test.ts runs them in this order and says what each did.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'test/gates/*.test.ts'],
          exclude: ['src/store/**'],
          // Bounds a hang; what is fast is measured in bench/, not here.
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      { test: { name: 'store', include: ['src/store/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 120_000 } },
      { test: { name: 'scenario', include: ['test/scenario/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 } },
      { test: { name: 'end-to-end', include: ['test/end-to-end/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 120_000 } },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
