import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { SSMClient } from '@aws-sdk/client-ssm';

import { countyError } from '../../../county-files/county-error.ts';
import { makeDataKey } from '../../keys/kms-keys.ts';
import { openDynamoTable } from '../../store/dynamo-open.ts';
import type { Item, Table } from '../../store/table.ts';
import { DataKeys, type Environment } from '../environment.ts';
import { type CloudWorld, openCloudWorld } from '../open-world.ts';
import { tablesOf } from './find-table.ts';
import { type KeyParameter, keyParameter } from './key-parameter.ts';
import { scanTable } from './scan-table.ts';

/** Where a deployment runs if nothing is said, as infra/stages.ts has it. */
export const USUAL_REGION = {
  aws: 'ap-southeast-1',
  'aws-cn': 'cn-northwest-1',
} as const satisfies Record<Environment['profile'], string>;

/** Which deployment the operator means. */
export type Deployment = {
  readonly stage: string;
  readonly profile: Environment['profile'];
  readonly region: string;
  /** The table, where the stage has more than one, as after a restore. */
  readonly table?: string | undefined;
};

/** The key that guards the data keys of a stage, by its alias. */
const kmsKeyOf = ({ stage }: Deployment): string => `alias/jiayi-${stage}-data`;

const noTable = ({ stage, region }: Deployment): Error =>
  countyError({
    'zh-CN': `${region}没有${stage}的数据表，请先运行 npm run deploy -- --stage ${stage}`,
    en: `${region} has no table of ${stage}: run \`npm run deploy -- --stage ${stage}\` first`,
  });

const manyTables = (names: readonly string[]): Error =>
  countyError({
    'zh-CN': `有多个数据表，请用 --table 指定其一：${names.join('、')}`,
    en: `there is more than one table: say which with --table: ${names.join(', ')}`,
  });

const noKeys = (name: string, stage: string): Error =>
  countyError({
    'zh-CN': `没有数据密钥参数${name}，请先运行 npm run keys -- --stage ${stage}`,
    en: `there is no data key in ${name}: run \`npm run keys -- --stage ${stage}\` first`,
  });

const unreadableKeys = (name: string): Error =>
  countyError({
    'zh-CN': `参数${name}不是数据密钥，请按 docs/runbooks/change-keys.md 恢复`,
    en: `${name} does not hold data keys: put them back as docs/runbooks/change-keys.md says`,
  });

/** The one table of a deployment; undefined where there is none. */
const tableOf = async (deployment: Deployment): Promise<string | undefined> => {
  if (deployment.table !== undefined) return deployment.table;
  const client = new DynamoDBClient({ region: deployment.region });
  const [name, ...others] = await tablesOf(client, deployment.stage).finally(() => client.destroy());
  if (name !== undefined && others.length > 0) throw manyTables([name, ...others]);
  return name;
};

/** A deployment's table, and another of its region that a restore has made beside it. */
export type Beside = {
  readonly live: AsyncIterable<readonly Item[]>;
  readonly other: AsyncIterable<readonly Item[]>;
  readonly table: Table;
};

const notBeside = (name: string): Error =>
  countyError({
    'zh-CN': `${name}就是该阶段正在使用的数据表`,
    en: `${name} is the very table that the stage works with`,
  });

/** Opens a table that a restore has made, beside that of a deployment; both may be read through in no order. */
export const openBeside = async (deployment: Deployment, name: string): Promise<Beside> => {
  const { region } = deployment;
  const own = await tableOf(deployment);
  if (own === undefined) throw noTable(deployment);
  if (own === name) throw notBeside(name);
  const table = await openDynamoTable({ table: name, region });
  return { table, live: scanTable(own, region), other: scanTable(name, region) };
};

/** Opens the table of a deployment, as far as that goes without its data keys; undefined where there is none. */
export const openTableOf = async (deployment: Deployment): Promise<Table | undefined> => {
  const table = await tableOf(deployment);
  return table === undefined ? undefined : openDynamoTable({ table, region: deployment.region });
};

/** The parameter with the data keys of a deployment. */
export const parameterOf = ({ stage, region }: Deployment): KeyParameter =>
  keyParameter(new SSMClient({ region }), stage);

/** Has a new data key made for a deployment. */
export const newDataKey = (deployment: Deployment): Promise<string> => {
  const { stage, region } = deployment;
  const client = new KMSClient({ region });
  return makeDataKey({ client, kmsKey: kmsKeyOf(deployment), stage }).finally(() => client.destroy());
};

/** What a Lambda is told of its deployment, as far as an operator needs it: nobody signs in here and nothing is sent. */
const environmentOf = (
  deployment: Deployment,
  found: Pick<Environment, 'table' | 'dataKeys'>,
): Environment => ({
  stage: deployment.stage,
  profile: deployment.profile,
  region: deployment.region,
  kmsKey: kmsKeyOf(deployment),
  ...found,
  bucket: '',
  oidc: { issuer: '', audience: '' },
  sms: { provider: 'sns', perSecond: 1, secret: undefined },
  bus: '',
});

/** Opens the world of a deployment under the operator's own credentials: its table and its keys. Refuses in one sentence
 *  where it has none. */
export const openDeployment = async (deployment: Deployment, now: () => Date): Promise<CloudWorld> => {
  const table = await tableOf(deployment);
  if (table === undefined) throw noTable(deployment);
  const { name, read } = parameterOf(deployment);
  const kept = await read();
  if (kept === undefined) throw noKeys(name, deployment.stage);
  const dataKeys = DataKeys.safeParse(kept.value);
  if (!dataKeys.success) throw unreadableKeys(name);
  return openCloudWorld(environmentOf(deployment, { table, dataKeys: dataKeys.data }), { now });
};
