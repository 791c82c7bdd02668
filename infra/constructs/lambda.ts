import { Duration, Size, Stack } from 'aws-cdk-lib';
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
import { changeQueue, gatheredSOf, handingStatements, takingStatements } from './change-queue.ts';
import { carriesJobs } from './job-talents.ts';
import { environmentOf, type Outlet } from './lambda-environment.ts';
import { isWaitedFor, type LambdaRows, logicalName, type TriggerKind } from './lambda-rows.ts';
import { logGroup } from './log-group.ts';
import { inboxStatements, type SmsInbox, smsInboxFor } from './sms-inbox.ts';
import { reachOf } from './reach.ts';
import { streamStatements, tableStatements } from './table-policy.ts';
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
  readonly bus: { readonly name: string; readonly arn: string };
  /** The ARN of the state machine of jobs; undefined where no row has one. */
  readonly jobMachine: string | undefined;
  /** The queues that the reader of the stream fills. */
  readonly outlets: readonly Outlet[];
};

/** The queues of a Lambda: the one that starts it, if changes do; and where what it could not do is kept, if nobody waits for
 *  its answer. */
export type Queues = { readonly queue: Queue | undefined; readonly unheard: Queue | undefined };

/** A Lambda and its queues. */
export type Made = LambdaRows & Queues & { readonly fn: Lambda };

/** The processor's share goes by memory: below a gigabyte a request waits for it at a cold start. */
const MEMORY_MB: Readonly<Record<TriggerKind, number>> = {
  http: 1_024,
  // Nobody waits for it, and it waits for the table four fifths of its time. A hundred changes that are counted take 12 s of its 900: each 6 ms
  // of a whole processor, 21 of this share, and 20 round trips of 5 ms. A county that is counted anew after an import of regions takes three
  // minutes. Who works where in a city takes 25 MB, the people who are remembered 100.
  change: 512,
  // It hands on, and waits for queues.
  stream: 512,
  schedule: 1_769,
  // Half of its time it waits for the table.
  map: 1_024,
};

/** It waits for the pace of its provider nearly all of its time. A day's texts are in memory while they are planned: 100,000 take 777 MB. */
const OF_SENDER = { memorySize: 1_024 };

/** A county is sorted and packed on the disk, and its ids are kept in memory; two processors, since what is sealed is packed
 *  beside. */
const OF_JOBS = { memorySize: 3_538, ephemeralStorageSize: Size.gibibytes(10) };

const sizeOf = (lambda: LambdaRows) => {
  if (carriesJobs(lambda)) return OF_JOBS;
  return lambda.kind === 'schedule' && doesSend(lambda) ? OF_SENDER : { memorySize: MEMORY_MB[lambda.kind] };
};

/** Enough for each of what a Lambda that sends is started for: a second start of the same waits for the first. */
const concurrencyOf = (lambda: LambdaRows, { reservesConcurrency }: Stage) =>
  reservesConcurrency && lambda.kind === 'schedule' && doesSend(lambda)
    ? { reservedConcurrentExecutions: lambda.rows.length }
    : {};

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

/** What the flow of changes takes: reading the stream and filling all queues, or emptying the own one, which itself puts
 *  aside what was tried in vain. */
const flowStatements = ({ rows, shop: { data, key, outlets }, queue, unheard }: Parts): PolicyStatement[] => {
  if (queue !== undefined) return takingStatements(queue, data);
  const own = unheard === undefined ? [] : unheardStatements(unheard, key);
  if (rows.kind !== 'stream') return own;
  const filled = outlets.flatMap((outlet) => [outlet.queue, outlet.unheard]);
  return [...own, ...streamStatements(data), ...handingStatements(filled, data)];
};

const statementsOf = (stack: Stack, parts: Parts): PolicyStatement[] => {
  const { rows, shop, log, inbox } = parts;
  const { stage, data, bus, jobMachine } = shop;
  return [
    logStatement(log),
    ...tableStatements(data, reachOf(rows)),
    ...talentStatements(stack, { data, stage, bus, jobMachine, lambda: rows }),
    ...flowStatements(parts),
    ...(inbox === undefined ? [] : inboxStatements(inbox)),
    ...(stage.isTraced ? [traceStatement()] : []),
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

type Parts = Queues & {
  readonly rows: LambdaRows;
  readonly shop: Workshop;
  readonly log: string;
  readonly inbox: SmsInbox | undefined;
};

const timeoutOf = ({ rows }: LambdaRows): number => Math.max(...rows.map(({ timeoutS }) => timeoutS));

/** What changes leave behind are records of people, under their key; all else is a time and a use case. */
const queuesOf = (scope: Construct, lambda: LambdaRows, { stage, data, key }: Workshop): Queues => {
  if (isWaitedFor(lambda)) return { queue: undefined, unheard: undefined };
  const name = named(stage, lambda.lambda);
  const isOfPeople = lambda.kind === 'change';
  const unheard = unheardQueue(scope, 'Unheard', {
    name: `${name}-unheard`,
    key: isOfPeople ? data.key : key,
  });
  if (!isOfPeople) return { queue: undefined, unheard };
  const timeS = { timeoutS: timeoutOf(lambda), gatheredS: gatheredSOf(lambda.rows) };
  return { queue: changeQueue(scope, { name, ...timeS, data, aside: unheard }), unheard };
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
  const queues = queuesOf(scope, rows, shop);
  const { queue, unheard } = queues;
  const inbox = smsInboxFor(Stack.of(scope), rows, stage);
  const role = roleOf(scope, { rows, shop, log: log.logGroupArn, inbox, ...queues });
  const fn = new Lambda(scope, 'Function', {
    functionName: name,
    description: `${logicalName(rows.lambda)}: ${rows.rows.length} use cases`,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    handler: 'index.handler',
    code: Code.fromAsset(join(shop.bundles, rows.lambda)),
    ...sizeOf(rows),
    timeout: Duration.seconds(timeoutOf(rows)),
    role,
    logGroup: log,
    loggingFormat: LoggingFormat.JSON,
    applicationLogLevelV2: ApplicationLogLevel.INFO,
    systemLogLevelV2: SystemLogLevel.WARN,
    tracing: stage.isTraced ? Tracing.ACTIVE : Tracing.DISABLED,
    environment: environmentOf(Stack.of(scope), rows, { ...shop, queue, inbox: inbox?.queue }),
    ...concurrencyOf(rows, stage),
    ...(rows.kind === 'schedule' && unheard !== undefined && asynchronous(unheard)),
  });
  return { ...rows, ...queues, fn };
};
