import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { tempFolder } from '../sources/temp-folder.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const MAIN = join(ROOT, 'local', 'cli', 'main.ts');

const ownNode = join(ROOT, 'node_modules', '.bin', 'node');

/** The project's own Node where it is installed. */
const NODE = existsSync(ownNode) ? ownNode : process.execPath;

/** A sample county's folder. */
export const sampleCounty = (sample: string): string => join(ROOT, 'tests', 'samples', sample, 'county');

/** What a command said and how it ended. */
export type Outcome = {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
};

/** A command that runs, and its end. */
export type Running = { readonly child: ChildProcess; readonly ended: Promise<Outcome> };

const STACK_TRACE = /^ {4}at /m;

/** Waits for a command's end. Whatever happens, nobody is ever shown a stack trace. */
const endOf = async (child: ChildProcess): Promise<Outcome> => {
  let [out, err] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text));
  await once(child, 'close');
  if (STACK_TRACE.test(out + err)) throw new Error(`a stack trace:\n${out}${err}`);
  return { code: child.exitCode, signal: child.signalCode, out, err };
};

/** Starts a program. */
const start = (
  program: string,
  args: readonly string[],
  { cwd = tempFolder(), env = {} }: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Running => {
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { child, ended: endOf(child) };
};

/** Starts the command line in an empty folder. */
export const startJiayi = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Running =>
  start(NODE, [MAIN, ...args], { env });

/** Runs the command line in an empty folder to its end. */
export const jiayi = async (...args: readonly string[]): Promise<Outcome> => startJiayi(args).ended;

/** The command line as a shell would call it. */
export const SHELL_COMMAND = `'${NODE}' '${MAIN}'`;

/** Runs a line of shell in an empty folder to its end. */
export const shell = async (line: string): Promise<Outcome> => start('bash', ['-c', line]).ended;
