import { Duration, Stack } from 'aws-cdk-lib';
import { type IRole, ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  ApplicationLogLevel,
  Architecture,
  Code,
  Function as Lambda,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { join } from 'node:path';

import type { Data } from '../data-stack.ts';
import { named, type Stage } from '../stages.ts';
import { type LambdaRows, logicalName, type TriggerKind } from './lambda-rows.ts';
import { logGroup } from './log-group.ts';
import { reachOf, streamStatements, tableStatements } from './table-policy.ts';
import { doesSend, talentStatements } from './talents.ts';
import { unheardQueue, unheardStatements } from './unheard.ts';

/** What all Lambdas of a deployment share. */
export type Workshop = {
  readonly stage: Stage;
  readonly data: Data;
  /** The key of logs and queues. */
  readonly key: IKey;
  /** The folder with a folder for each Lambda. */
  readonly bundles: string;
  readonly bus: { readonly name: string };
};

/** A Lambda, and where what it could not do is kept, if nobody waits for its answer. */
export type Made = LambdaRows & {
  readonly fn: Lambda;
  readonly unheard: Queue | undefined;
};

/** The processor's share goes by memory: below a gigabyte a request waits for it at a cold start. */
const MEMORY_MB: Readonly<Record<TriggerKind, number>> = { http: 1_024, change: 1_024, schedule: 1_769 };

/** Enough for each of what a Lambda that sends is started for: a second start of the same waits for the first. */
const concurrencyOf = (lambda: LambdaRows, { reservesConcurrency }: Stage) =>
  reservesConcurrency && lambda.kind === 'schedule' && doesSend(lambda)
    ? { reservedConcurrentExecutions: lambda.rows.length }
    : {};

/** Where the operator put the data keys, sealed by the key service: outside of every stack, so that none takes them away.
 *  @see docs/runbooks/deploy.md, change-keys.md */
const dataKeys = ({ name, dataKeyVersion }: Stage): string =>
  `{{resolve:ssm:/jiayi/${name}/data-key:${dataKeyVersion}}}`;

const environmentOf = ({ stage, data, bus }: Workshop): Record<string, string> => ({
  JIAYI_STAGE: stage.name,
  JIAYI_PROFILE: stage.profile,
  JIAYI_TABLE: data.table.tableName,
  JIAYI_BUCKET: data.archive.bucketName,
  JIAYI_DATA_KEY: dataKeys(stage),
  JIAYI_KMS_KEY: data.key.keyArn,
  JIAYI_OIDC_ISSUER: data.identity.issuer,
  JIAYI_OIDC_AUDIENCE: data.identity.audience,
  JIAYI_SMS_PROVIDER: stage.sms.provider,
  JIAYI_SMS_PER_SECOND: String(stage.sms.perSecond),
  ...(stage.sms.secret !== undefined && { JIAYI_SMS_SECRET: stage.sms.secret }),
  JIAYI_BUS: bus.name,
});

const logStatement = (logGroupArn: string): PolicyStatement =>
  new PolicyStatement({
    sid: 'WriteLog',
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    // The streams of this one log.
    resources: [logGroupArn],
  });

const traceStatement = (): PolicyStatement =>
  new PolicyStatement({
    sid: 'WriteTraces',
    actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
    resources: ['*'],
  });

const statementsOf = (stack: Stack, { rows, shop, log, unheard }: Parts): PolicyStatement[] => {
  const { stage, data, key } = shop;
  return [
    logStatement(log),
    ...tableStatements(data, reachOf(rows)),
    ...talentStatements(stack, { data, stage, lambda: rows }),
    ...(rows.kind === 'change' ? streamStatements(data) : []),
    ...(unheard === undefined ? [] : unheardStatements(unheard, key)),
    ...(stage.profile === 'aws' ? [traceStatement()] : []),
  ];
};

/** A role that may do what its policy says; nothing that CDK thinks of is added to it. */
const roleOf = (scope: Construct, parts: Parts): IRole => {
  const role = new Role(scope, 'Role', {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    description: `What ${parts.rows.lambda} may do`,
  });
  const policy = new ManagedPolicy(scope, 'Policy', {
    description: `What the manifest says of ${parts.rows.lambda}`,
    statements: statementsOf(Stack.of(scope), parts),
  });
  role.addManagedPolicy(policy);
  return role.withoutPolicyUpdates();
};

type Parts = {
  readonly rows: LambdaRows;
  readonly shop: Workshop;
  readonly log: string;
  readonly unheard: Queue | undefined;
};

const asynchronous = (queue: Queue) => ({
  deadLetterQueue: queue,
  retryAttempts: 1,
  maxEventAge: Duration.minutes(15),
});

/** One Lambda of a capability: what its rows ask for, and nothing beside. */
export const makeLambda = (scope: Construct, rows: LambdaRows, shop: Workshop): Made => {
  const { stage, key } = shop;
  const name = named(stage, rows.lambda);
  const log = logGroup(scope, 'Log', { name: `/aws/lambda/${name}`, days: stage.logDays, key });
  const unheard =
    rows.kind === 'http' ? undefined : unheardQueue(scope, 'Unheard', { name: `${name}-unheard`, key });
  const role = roleOf(scope, { rows, shop, log: log.logGroupArn, unheard });
  const fn = new Lambda(scope, 'Function', {
    functionName: name,
    description: `${logicalName(rows.lambda)}: ${rows.rows.length} use cases`,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    handler: 'index.handler',
    code: Code.fromAsset(join(shop.bundles, rows.lambda)),
    memorySize: MEMORY_MB[rows.kind],
    timeout: Duration.seconds(Math.max(...rows.rows.map(({ timeoutS }) => timeoutS))),
    role,
    logGroup: log,
    loggingFormat: LoggingFormat.JSON,
    applicationLogLevelV2: ApplicationLogLevel.INFO,
    systemLogLevelV2: SystemLogLevel.WARN,
    tracing: stage.profile === 'aws' ? Tracing.ACTIVE : Tracing.DISABLED,
    environment: environmentOf(shop),
    ...concurrencyOf(rows, stage),
    ...(rows.kind === 'schedule' && unheard !== undefined && asynchronous(unheard)),
  });
  return { ...rows, fn, unheard };
};
