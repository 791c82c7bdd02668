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

// A reader that went away (`jiayi rates … | head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? 0 : FAILED),
);

try {
  await jiayi(world).parseAsync();
} catch (error) {
  // Commander has printed what was wrong, or the help that was asked for, which is no error.
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : WRONG_USE;
  else {
    process.stderr.write(`jiayi: ${sentenceFor(error)}\n`);
    process.exitCode = FAILED;
  }
}
