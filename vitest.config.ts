import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/console/**/*.test.tsx'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // As long as a browser on a busy machine may take to show what it was told.
    expect: { poll: { timeout: 20_000 } },
    reporters: process.env['CI'] === 'true' ? ['default', 'json'] : ['default'],
    outputFile: { json: 'reports/tests.json' },
  },
});
