import { defineConfig } from 'vitest/config';

// Core's own tests, without those that take minutes by design: a change that they alone would notice counts as unnoticed.
export default defineConfig({
  test: {
    include: ['src/core/**/*.test.ts'],
    exclude: ['src/core/**/*.property.test.ts', 'src/core/**/fuzz.test.ts'],
    testTimeout: 30_000,
  },
});
