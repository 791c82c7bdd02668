import type { Stack } from 'aws-cdk-lib';
import type { Queue } from 'aws-cdk-lib/aws-sqs';

import type { Data } from '../data-stack.ts';
import type { Stage } from '../stages.ts';
import { beginsJobs } from './job-talents.ts';
import { changeRows, type LambdaRows } from './lambda-rows.ts';
import { doesPublish, isCalled } from './talents.ts';

/** A Lambda that changes start, the queue that they come by and where those go that are given up. */
export type Outlet = Pick<LambdaRows, 'rows'> & { readonly queue: Queue; readonly unheard: Queue };

/** Where the operator put the data keys, sealed by the key service: outside of every stack, so that none takes them away.
 *  @see docs/runbooks/deploy.md, change-keys.md */
const dataKeys = ({ name, dataKeyVersion }: Stage): string =>
  `{{resolve:ssm:/jiayi/${name}/data-key:${dataKeyVersion}}}`;

const worldOf = (stage: Stage, data: Data): Record<string, string> => ({
  JIAYI_PROFILE: stage.profile,
  JIAYI_TABLE: data.table.tableName,
  JIAYI_AUDIT_TABLE: data.audit.tableName,
  JIAYI_BUCKET: data.archive.bucketName,
  JIAYI_DATA_KEY: dataKeys(stage),
  JIAYI_KMS_KEY: data.key.keyArn,
  JIAYI_OIDC_ISSUER: data.identity.issuer,
  JIAYI_OIDC_AUDIENCE: data.identity.audience,
  JIAYI_SMS_PROVIDER: stage.sms.provider,
  JIAYI_SMS_PER_SECOND: String(stage.sms.perSecond),
  ...(stage.sms.secret !== undefined && { JIAYI_SMS_SECRET: stage.sms.secret }),
});

const callsOf = (lambda: LambdaRows, { sms: { callSecret } }: Stage): Record<string, string> =>
  isCalled(lambda) && callSecret !== undefined ? { JIAYI_SMS_CALLS: callSecret } : {};

const outletOf = ({ rows, queue, unheard }: Outlet) => ({
  asks: changeRows(rows).map(({ trigger: { of, part } }) => ({ of, ...(part !== undefined && { part }) })),
  queue: queue.queueUrl,
  aside: unheard.queueUrl,
});

/** What the environment of a Lambda is made of. */
export type Surroundings = {
  readonly stage: Stage;
  readonly data: Data;
  readonly bus: { readonly name: string };
  readonly queue: Queue | undefined;
  /** What the provider's topic is put into, for who takes from it. */
  readonly inbox: Queue | undefined;
  readonly outlets: readonly Outlet[];
  readonly jobMachine: string | undefined;
};

const jobsOf = (lambda: LambdaRows, { jobMachine }: Surroundings): Record<string, string> =>
  beginsJobs(lambda) && jobMachine !== undefined ? { JIAYI_JOB_MACHINE: jobMachine } : {};

/** What a Lambda is told: the relay of its queues and the publisher of its bus, both of no table and no key; all others of
 *  their whole world. */
export const environmentOf = (
  stack: Stack,
  lambda: LambdaRows,
  surroundings: Surroundings,
): Record<string, string> => {
  const { stage, data, bus, queue, inbox, outlets } = surroundings;
  const name = { JIAYI_STAGE: stage.name };
  if (lambda.kind === 'stream') return { ...name, JIAYI_OUTLETS: stack.toJsonString(outlets.map(outletOf)) };
  const own = { ...name, JIAYI_BUS: bus.name, ...(queue !== undefined && { JIAYI_QUEUE: queue.queueUrl }) };
  if (doesPublish(lambda)) return own;
  const told = inbox === undefined ? {} : { JIAYI_SMS_INBOX: inbox.queueUrl };
  const begun = jobsOf(lambda, surroundings);
  return { ...own, ...worldOf(stage, data), ...callsOf(lambda, stage), ...told, ...begun };
};
