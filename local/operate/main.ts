import { sentenceFor } from '../cli/failures.ts';
import { runProgram } from '../cli/run-program.ts';
import { operate } from './program.ts';

const SIGNED_OUT = '没有AWS凭证 / there are no AWS credentials: sign in (`aws sso login`) or set AWS_PROFILE';

const isSignedOut = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'CredentialsProviderError' || isSignedOut(error.cause));

await runProgram({
  name: 'operate',
  commandIn: operate,
  says: (error) => (isSignedOut(error) ? SIGNED_OUT : sentenceFor(error)),
});
