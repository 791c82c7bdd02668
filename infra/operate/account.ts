import { GetParameterCommand, ParameterNotFound, SSMClient } from '@aws-sdk/client-ssm';

/** What an account says of itself in a region. */
export type Account = {
  /** The version of a parameter; undefined where there is none. Throws one sentence where nobody may ask. */
  readonly versionOf: (parameter: string, region: string) => Promise<number | undefined>;
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

/** The account of the operator's credentials. */
export const signedInAccount = (): Account => ({
  versionOf: async (parameter, region) => {
    const client = new SSMClient({ region });
    try {
      const { Parameter } = await client.send(new GetParameterCommand({ Name: parameter }));
      return Parameter?.Version;
    } catch (error) {
      if (error instanceof ParameterNotFound) return undefined;
      throw new Error(sentenceOf(error, region), { cause: error });
    } finally {
      client.destroy();
    }
  },
});
