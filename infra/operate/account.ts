import { GetParameterCommand, type Parameter, ParameterNotFound, SSMClient } from '@aws-sdk/client-ssm';

/** What an account says of itself in a region. */
export type Account = {
  /** The version of a parameter; undefined where there is none. Throws one sentence where nobody may ask. */
  readonly versionOf: (parameter: string, region: string) => Promise<number | undefined>;
  /** What a parameter says; undefined where there is none. Throws as well. */
  readonly valueOf: (parameter: string, region: string) => Promise<string | undefined>;
};

/** Names under which the SDK says that nobody is signed in, or not any more. */
const SIGNED_OUT: ReadonlySet<string> = new Set([
  'CredentialsProviderError',
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'TokenProviderError',
  'UnrecognizedClientException',
]);

const sentenceOf = (error: unknown, region: string): string => {
  const name = error instanceof Error ? error.name : 'no error';
  return SIGNED_OUT.has(name)
    ? 'there are no AWS credentials that hold: sign in (`aws sso login`, `aws login`) or set AWS_PROFILE'
    : `the account does not answer in ${region}: ${name}`;
};

const parameterOf = async (Name: string, region: string): Promise<Parameter | undefined> => {
  const client = new SSMClient({ region });
  try {
    return (await client.send(new GetParameterCommand({ Name }))).Parameter;
  } catch (error) {
    if (error instanceof ParameterNotFound) return undefined;
    throw new Error(sentenceOf(error, region), { cause: error });
  } finally {
    client.destroy();
  }
};

/** The account of the operator's credentials. */
export const signedInAccount = (): Account => ({
  versionOf: async (...of) => (await parameterOf(...of))?.Version,
  valueOf: async (...of) => (await parameterOf(...of))?.Value,
});
