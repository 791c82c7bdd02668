import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { SSMClient } from '@aws-sdk/client-ssm';

import { countyError } from '../../../county-files/county-error.ts';
import { makeDataKey } from '../../keys/kms-keys.ts';
import { dynamoClient, openDynamoTable, tablesOf } from '../../store/dynamo-open.ts';
import type { Item, Table } from '../../store/table.ts';
import { DataKeys, type Environment } from '../environment.ts';
import { type CloudWorld, openCloudWorld } from '../open-world.ts';
import { type TableName, tablesNamed } from './find-table.ts';
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
  /** The table of the audit, likewise. */
  readonly auditTable?: string | undefined;
};

/** The key that guards the data keys of a stage, by its alias. */
const kmsKeyOf = ({ stage }: Deployment): string => `alias/jiayi-${stage}-data`;

const noTable = ({ stage, region }: Deployment): Error =>
  countyError({
    'zh-CN': `${region}没有${stage}的数据表，请先运行 npm run deploy -- --stage ${stage}`,
    en: `${region} has no table of ${stage}: run \`npm run deploy -- --stage ${stage}\` first`,
  });

const manyTables = (option: string, names: readonly string[]): Error =>
  countyError({
    'zh-CN': `有多个数据表，请用 ${option} 指定其一：${names.join('、')}`,
    en: `there is more than one table: say which with ${option}: ${names.join(', ')}`,
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

/** How the operator says which table is meant. */
const OPTIONS = { Table: '--table', AuditTable: '--audit-table' } as const satisfies Record<
  TableName,
  string
>;

/** The one table of that name; undefined where there is none. */
const onlyOne = async ({ stage, region }: Deployment, wanted: TableName): Promise<string | undefined> => {
  const client = new DynamoDBClient({ region });
  const [name, ...others] = await tablesNamed(client, stage, wanted).finally(() => client.destroy());
  if (name !== undefined && others.length > 0) throw manyTables(OPTIONS[wanted], [name, ...others]);
  return name;
};

/** The main table of a deployment; undefined where there is none. */
const tableOf = async (deployment: Deployment): Promise<string | undefined> =>
  deployment.table ?? (await onlyOne(deployment, 'Table'));

/** Both tables of a deployment; undefined where it has none. */
const bothOf = async (
  deployment: Deployment,
): Promise<Pick<Environment, 'table' | 'auditTable'> | undefined> => {
  const table = await tableOf(deployment);
  const auditTable = deployment.auditTable ?? (await onlyOne(deployment, 'AuditTable'));
  return table === undefined || auditTable === undefined ? undefined : { table, auditTable };
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

/** Opens what a deployment stores, as far as that goes without its data keys; undefined where there is nothing. */
export const openTableOf = async (deployment: Deployment): Promise<Table | undefined> => {
  const both = await bothOf(deployment);
  return both && tablesOf(dynamoClient({ region: deployment.region }), both);
};

/** A table of the audit that a restore has made, and the deployment that it may be brought into. */
export type AuditBeside = {
  readonly restored: Table;
  /** Everything in it, in no order. */
  readonly records: () => AsyncIterable<readonly Item[]>;
  /** What the deployment stores. */
  readonly live: Table;
  readonly close: () => Promise<void>;
};

/** Opens a table of the audit that a restore has made, beside a deployment, without its data keys: the audit needs none. */
export const openAuditBeside = async (deployment: Deployment, name: string): Promise<AuditBeside> => {
  const { region } = deployment;
  const both = await bothOf(deployment);
  if (both === undefined) throw noTable(deployment);
  if (both.auditTable === name) throw notBeside(name);
  const restored = await openDynamoTable({ table: name, region });
  const live = tablesOf(dynamoClient({ region }), both);
  return {
    restored,
    live,
    records: () => scanTable(name, region),
    close: async () => {
      await restored.close();
      await live.close();
    },
  };
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
  found: Pick<Environment, 'table' | 'auditTable' | 'dataKeys'>,
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

/** Opens the world of a deployment under the operator's own credentials: its tables and its keys. Refuses in one sentence
 *  where it has none. */
export const openDeployment = async (deployment: Deployment, now: () => Date): Promise<CloudWorld> => {
  const both = await bothOf(deployment);
  if (both === undefined) throw noTable(deployment);
  const { name, read } = parameterOf(deployment);
  const kept = await read();
  if (kept === undefined) throw noKeys(name, deployment.stage);
  const dataKeys = DataKeys.safeParse(kept.value);
  if (!dataKeys.success) throw unreadableKeys(name);
  return openCloudWorld(environmentOf(deployment, { ...both, dataKeys: dataKeys.data }), { now });
};
