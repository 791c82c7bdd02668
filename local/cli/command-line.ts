import { CommanderError } from 'commander';

import { sentenceFor } from './failures.ts';
import { jiayi } from './program.ts';

const WRONG_USE = 2;
const FAILED = 1;

const world = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
  print: (line: string) => void process.stdout.write(`${line}\n`),
  exit: (code: number) => {
    process.exitCode = code;
  },
};

const fail = (error: unknown): void => {
  process.stderr.write(`jiayi: ${sentenceFor(error)}\n`);
  process.exitCode = FAILED;
};

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that went away (`jiayi rates … | head`) is no fault.
  if (error.code !== 'EPIPE') fail(error);
  process.exit();
});

try {
  await jiayi(world).parseAsync();
} catch (error) {
  // Commander has printed what was wrong, or the help that was asked for, which is no error.
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : WRONG_USE;
  else fail(error);
}
