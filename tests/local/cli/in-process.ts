import { CommanderError } from 'commander';

import { sentenceFor } from '../../../local/cli/failures.ts';
import { jiayi as commandLine } from '../../../local/cli/program.ts';
import type { Outcome } from './jiayi.ts';

const failed = (error: unknown): { readonly code: number; readonly err: string } =>
  error instanceof CommanderError
    ? { code: error.exitCode === 0 ? 0 : 2, err: '' }
    : { code: 1, err: `jiayi: ${sentenceFor(error)}\n` };

/** Runs the command line within this process, which is faster than to start another: what it prints and how it would
 *  end. That the program itself prints and ends so is the business of the tests that start it. */
export const jiayiHere = async (...args: readonly string[]): Promise<Outcome> => {
  let [code, out, err] = [0, '', ''];
  const program = commandLine({
    now: () => new Date('2025-06-30T00:00:00Z'),
    monotonicMs: () => 0,
    print: (line) => (out += `${line}\n`),
    exit: (asked) => (code = asked),
  });
  for (const each of [program, ...program.commands])
    each.configureOutput({ writeOut: (text) => (out += text), writeErr: (text) => (err += text) });
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    const end = failed(error);
    code = end.code;
    err += end.err;
  }
  return { code, signal: null, out, err };
};
