import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { CommanderError } from 'commander';
import * as z from 'zod';

import { Given } from '../stages.ts';
import { signedInAccount } from './account.ts';
import type { Step } from './plan.ts';
import { deployCommand } from './program.ts';

const PROJECT = join(import.meta.dirname, '..', '..');
const CONTEXT = join(PROJECT, 'cdk.context.json');
const WRONG_USE = 2;

const Kept = z.record(z.string(), z.unknown());

/** What the operator keeps in the file, but for what the CDK keeps there itself. */
const keptGiven = (): Record<string, string> => {
  if (!existsSync(CONTEXT)) return {};
  const kept = Kept.parse(JSON.parse(readFileSync(CONTEXT, 'utf8')));
  const own = Object.entries(kept).filter(([name]) => Object.hasOwn(Given.shape, name));
  return Object.fromEntries(own.map(([name, value]) => [name, String(value)]));
};

const run = async ([program, ...args]: Step['command']): Promise<number> => {
  const [code] = await once(spawn(program, args, { cwd: PROJECT, stdio: 'inherit' }), 'exit');
  return typeof code === 'number' ? code : 1;
};

const exit = (code: number): void => {
  process.exitCode = code;
};

try {
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  await deployCommand({ print, run, account: signedInAccount() }, { kept: keptGiven(), exit }).parseAsync();
} catch (error) {
  if (error instanceof CommanderError) exit(error.exitCode === 0 ? 0 : WRONG_USE);
  else {
    process.stderr.write(
      `deploy: ${error instanceof Error ? error.message : 'something unknown went wrong'}\n`,
    );
    exit(1);
  }
}
