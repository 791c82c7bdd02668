import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';

import { clinicDate } from '../domain/kernel/time.ts';

/** What `npm start` reads from its environment. */
const Environment = z.object({
  /** The folder of everything that the service keeps. */
  JIAYI_DATA: z.string().min(1).default('.jiayi'),
  /** Residents of the demonstration county; 0 = none. */
  JIAYI_COUNTY: z.coerce.number().int().nonnegative().max(10_000_000).default(20_000),
});

const main = join(import.meta.dirname, 'cli', 'main.ts');

const jiayi = (...args: readonly string[]): void => {
  process.stdout.write(`\n> jiayi ${args.join(' ')}\n`);
  const { status } = spawnSync(process.execPath, [main, ...args], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

/** Makes the demonstration county anew, runs the day on it and says what to do next. */
const demonstrate = (folder: string, residents: number): void => {
  const county = join(folder, 'county');
  const out = join(folder, 'day');
  const day = clinicDate(new Date());
  rmSync(folder, { recursive: true, force: true });
  jiayi('generate', '--residents', String(residents), '--seed', '1', '--as-of', day, '--out', county);
  jiayi('run', '--data', county, '--as-of', day, '--out', out);
  const db = join(out, 'jiayi.db');
  process.stdout.write(`
为什么是这个数 / why a number is what it is:
  npm run -s jiayi -- rates --db ${db} --on ${day} --explain hypertension_control_rate
用您自己的数据 / your own county:
  npm run -s jiayi -- run --data FOLDER --as-of ${day} --out OUT
`);
};

const environment = Environment.safeParse(process.env);
if (!environment.success) {
  process.stderr.write(`${z.prettifyError(environment.error)}\n`);
  process.exitCode = 2;
} else if (environment.data.JIAYI_COUNTY > 0) {
  demonstrate(join(environment.data.JIAYI_DATA, 'demonstration'), environment.data.JIAYI_COUNTY);
}
