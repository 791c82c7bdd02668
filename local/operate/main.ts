import { CommanderError } from 'commander';

import { sentenceFor } from '../cli/failures.ts';
import { operate } from './program.ts';

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

const SIGNED_OUT = '没有AWS凭证 / there are no AWS credentials: sign in (`aws sso login`) or set AWS_PROFILE';

const isSignedOut = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'CredentialsProviderError' || isSignedOut(error.cause));

try {
  await operate(world).parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : WRONG_USE;
  else {
    process.stderr.write(`operate: ${isSignedOut(error) ? SIGNED_OUT : sentenceFor(error)}\n`);
    process.exitCode = FAILED;
  }
}
