import { join } from 'node:path';

import { bundle } from './bundle.ts';

const [folder = join(import.meta.dirname, '..', 'build', 'lambdas')] = process.argv.slice(2);
const KILOBYTE = 1_000;

/** Builds what every Lambda runs and says how large each is. */
for (const [lambda, bytes] of await bundle(folder))
  process.stdout.write(`${lambda.padEnd(24)}${String(Math.round(bytes / KILOBYTE)).padStart(6)} kB\n`);
