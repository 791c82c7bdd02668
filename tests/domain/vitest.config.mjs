import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const here = import.meta.dirname;

/** Properties of thousands of random people: seconds a run, and no rule is proved by them alone. */
const SLOW = ['facts-properties', 'contribution'];

// A folder's tests as one file, written anew each time: modules are loaded 12 times a mutant instead of 76.
for (const { name } of readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  const patterns = [`./${name}/*.test.ts`, ...SLOW.map((test) => `!./${name}/${test}.test.ts`)];
  writeFileSync(
    join(here, `${name}.generated.mjs`),
    `import.meta.glob(${JSON.stringify(patterns)}, { eager: true });\n`,
  );
}

/** The rules' own tests, for the mutation test: what judges the rules is none but them. */
export default defineConfig({ test: { include: ['tests/domain/*.generated.mjs'], testTimeout: 20_000 } });
