import { defineConfig } from 'vitest/config';

/** The rules' own tests, for the mutation test: what judges the rules is none but them. */
export default defineConfig({ test: { include: ['tests/domain/**/*.test.ts'], testTimeout: 20_000 } });
