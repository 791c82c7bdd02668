import {
  GetParameterCommand,
  ParameterNotFound,
  PutParameterCommand,
  type PutParameterCommandInput,
  type SSMClient,
} from '@aws-sdk/client-ssm';

import { serviceFailure } from '../service-failure.ts';

/** The parameter of a stage's data keys as it stands. */
export type KeptKeys = {
  /** As `JIAYI_DATA_KEY` has it. */
  readonly value: string;
  /** Which version of the parameter it is: what a deployment is told. */
  readonly version: number;
  readonly changedAt: Date;
};

/** The parameter in which a stage's data keys are kept, outside of every stack. */
export type KeyParameter = {
  readonly name: string;
  readonly read: () => Promise<KeptKeys | undefined>;
  /** Keeps the first; refuses where there is something already. Gives the version. */
  readonly create: (value: string) => Promise<number>;
  /** Keeps a value in the place of the one that stands there. Gives the version. */
  readonly replace: (value: string) => Promise<number>;
};

const NAME = 'the parameter store';

const read = async (client: SSMClient, name: string): Promise<KeptKeys | undefined> => {
  try {
    const { Parameter } = await client.send(new GetParameterCommand({ Name: name }));
    const { Value: value, Version: version, LastModifiedDate: changedAt } = Parameter ?? {};
    if (value === undefined || version === undefined || changedAt === undefined)
      throw new Error(`${NAME} did not say all of a parameter`);
    return { value, version, changedAt };
  } catch (error) {
    if (error instanceof ParameterNotFound) return undefined;
    throw serviceFailure(error, { name: NAME, isWrite: false });
  }
};

const write = async (client: SSMClient, input: PutParameterCommandInput): Promise<number> => {
  try {
    const { Version } = await client.send(new PutParameterCommand({ ...input, Type: 'String' }));
    if (Version !== undefined) return Version;
  } catch (error) {
    throw serviceFailure(error, { name: NAME, isWrite: true });
  }
  throw new Error(`${NAME} did not say which version it wrote`);
};

/** The parameter of the data keys of a stage: text, since the key service has sealed what it says. */
export const keyParameter = (client: SSMClient, stage: string): KeyParameter => {
  const name = `/jiayi/${stage}/data-key`;
  return {
    name,
    read: () => read(client, name),
    create: (value) => write(client, { Name: name, Value: value, Overwrite: false }),
    replace: (value) => write(client, { Name: name, Value: value, Overwrite: true }),
  };
};
