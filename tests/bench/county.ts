import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { measureNode } from './child-usage.ts';
import { projectFolder, readJiayiCommand } from './jiayi-command.ts';

const SEED = 1;

/** Counties and outputs of benchmarks; what is here may be deleted at any time. */
export const benchFolder = join(tmpdir(), 'jiayi-bench');

/** A county made by another generator must not be measured again under the same name. */
const hashGenerator = (): string => {
  const folder = join(projectFolder, 'local', 'generate');
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(join(folder, file)));
  return hash.digest('hex');
};

/** The folder of a synthetic county of so many people, always of the same seed: the one that an earlier benchmark left,
 *  where the generator is still the same, else made now by the command line. */
export const makeCounty = async (residents: number, asOf: string): Promise<string> => {
  const folder = join(benchFolder, `${residents}-seed-${SEED}-${asOf}`);
  const county = join(folder, 'county');
  const mark = join(folder, 'generator.sha256');
  const generator = hashGenerator();
  if (existsSync(mark) && readFileSync(mark, 'utf8') === generator) return county;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { nodeOptions, file } = readJiayiCommand();
  const asked = ['--residents', String(residents), '--seed', String(SEED), '--as-of', asOf, '--out', county];
  await measureNode([...nodeOptions, file, 'generate', ...asked], projectFolder);
  // Last, so that a county that was not finished is not taken for one.
  writeFileSync(mark, generator);
  return county;
};
