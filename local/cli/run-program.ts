import { type Command, CommanderError } from 'commander';

import { sentenceFor } from './failures.ts';

const WRONG_USE = 2;
const FAILED = 1;

/** The world of this process, as programs take it. */
const world = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
  print: (line: string) => void process.stdout.write(`${line}\n`),
  exit: (code: number) => {
    process.exitCode = code;
  },
};

/** A program by its name, and how it says what went wrong. */
export type Program = {
  readonly name: string;
  readonly commandIn: (within: typeof world) => Command;
  readonly says?: (error: unknown) => string;
};

/** Runs a program in this process to its end: the exit code is 1 where it failed, with one sentence, and 2 for wrong use. */
export const runProgram = async ({ name, commandIn, says = sentenceFor }: Program): Promise<void> => {
  const fail = (error: unknown): void => {
    process.stderr.write(`${name}: ${says(error)}\n`);
    world.exit(FAILED);
  };
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that went away (`jiayi rates … | head`) is no fault.
    if (error.code !== 'EPIPE') fail(error);
    process.exit();
  });
  try {
    await commandIn(world).parseAsync();
  } catch (error) {
    // Commander has printed what was wrong, or the help that was asked for, which is no error.
    if (error instanceof CommanderError) world.exit(error.exitCode === 0 ? 0 : WRONG_USE);
    else fail(error);
  }
};
