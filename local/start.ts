import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { clinicDate } from '../domain/kernel/time.ts';

/** `npm start`: a small synthetic county, the day run on it, and where the files are. */
const folder = join(process.env['JIAYI_DATA'] ?? '.jiayi', 'demonstration');
const county = join(folder, 'county');
const out = join(folder, 'day');
const day = clinicDate(new Date());
const residents = process.env['JIAYI_COUNTY'] ?? '20000';

const main = join(import.meta.dirname, 'cli', 'main.ts');
const jiayi = (...args: readonly string[]): void => {
  process.stdout.write(`\n> jiayi ${args.join(' ')}\n`);
  const { status } = spawnSync(process.execPath, [main, ...args], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

jiayi('generate', '--residents', residents, '--seed', '1', '--as-of', day, '--out', county);
jiayi('run', '--data', county, '--as-of', day, '--out', out);
process.stdout.write(`
为什么是这个数 / why a number is what it is:
  npm run -s jiayi -- rates --db ${join(out, 'jiayi.db')} --on ${day} --explain hypertension_control_rate --group all
用您自己的数据 / your own county:
  npm run -s jiayi -- run --data FOLDER --as-of ${day} --out OUT
`);
