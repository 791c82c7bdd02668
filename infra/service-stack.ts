import { Stack } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { EventBus } from 'aws-cdk-lib/aws-events';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

import type { ManifestRow } from '../functions/kit/manifest-row.ts';
import { startByQueue } from './constructs/change-queue.ts';
import { startByStream } from './constructs/change-source.ts';
import { httpApi } from './constructs/http-api.ts';
import { keptKey, letLogsBeDelivered, letLogsUse, letServicesUse } from './constructs/keys.ts';
import type { Outlet } from './constructs/lambda-environment.ts';
import { jobMapRows, type LambdaRows, lambdasOf, logicalName } from './constructs/lambda-rows.ts';
import { type Made, makeLambda, type Workshop } from './constructs/lambda.ts';
import { outputs } from './constructs/outputs.ts';
import { machineArn, partMachines } from './constructs/part-machine.ts';
import { scheduleGroup, startByClock, startMachinesByClock } from './constructs/schedules.ts';
import { startByUploads } from './constructs/upload-source.ts';
import type { Data } from './data-stack.ts';
import { named, type Stage } from './stages.ts';

/** What runs. */
export type Service = {
  readonly stack: Stack;
  readonly made: readonly Made[];
  readonly api: HttpApi;
  /** The key of logs, queues and alarms. */
  readonly key: Key;
};

/** What a service is made of. */
export type Materials = {
  readonly stage: Stage;
  readonly data: Data;
  readonly manifest: readonly ManifestRow[];
  /** The folder that holds a folder for each Lambda. */
  readonly bundles: string;
};

const operationsKey = (stack: Stack, stage: Stage): Key => {
  const key = keptKey(stack, 'OperationsKey', {
    alias: `alias/${named(stage, 'operations')}`,
    description: 'Logs, queues and alarms: nothing of people',
  });
  letLogsUse(key);
  letLogsBeDelivered(key);
  letServicesUse(key, ['cloudwatch.amazonaws.com', 'events.amazonaws.com']);
  return key;
};

const outletsOf = ({ rows, queue, unheard }: Made): Outlet[] =>
  queue === undefined || unheard === undefined ? [] : [{ rows, queue, unheard }];

/** One construct for each capability, its Lambdas within; the reader of changes comes last, since it knows all queues. */
const capabilities = (stack: Stack, manifest: readonly ManifestRow[], shop: Workshop): Made[] => {
  const scopes = new Map<string, Construct>();
  const make = (rows: LambdaRows, outlets: readonly Outlet[]): Made => {
    const name = logicalName(rows.capability);
    const scope = scopes.get(name) ?? new Construct(stack, name);
    scopes.set(name, scope);
    return makeLambda(new Construct(scope, logicalName(rows.kind)), rows, { ...shop, outlets });
  };
  const lambdas = lambdasOf(manifest);
  const made = lambdas.filter(({ kind }) => kind !== 'stream').map((rows) => make(rows, []));
  const outlets = made.flatMap(outletsOf);
  return [...made, ...lambdas.filter(({ kind }) => kind === 'stream').map((rows) => make(rows, outlets))];
};

/** By its name: who begins it is made before it. */
const jobMachineOf = (stack: Stack, { stage, manifest }: Materials): string | undefined => {
  const [row, ...others] = jobMapRows(manifest);
  if (others.length > 0) throw new Error('who carries jobs out begins one state machine');
  return row && machineArn(stack, stage, row.trigger.id);
};

/** From the table and the archive to who follows their changes: one reader of the stream, a queue for each Lambda. */
const letChangesFlow = (made: readonly Made[], { stage, data, manifest }: Materials): void => {
  for (const each of made) {
    if (each.queue !== undefined) startByQueue(each.fn, each.queue, each.rows);
    startByUploads(each, { stage, data });
    if (each.kind === 'stream') startByStream(data, each, manifest);
  }
};

/** What comes by itself: Lambdas, and the state machines of work in parts, but for those that are begun for jobs. */
const letTheClockStart = (
  stack: Stack,
  made: readonly Made[],
  { stage, key }: { readonly stage: Stage; readonly key: Key },
): void => {
  const group = scheduleGroup(stack, stage);
  for (const each of made) {
    if (each.kind === 'schedule') startByClock(each.fn, each, { group, key });
    if (each.kind === 'map') startMachinesByClock(each, partMachines(each, { stage, key }), { group, key });
  }
};

/** The stack of what runs: for each row of the manifest the Lambda that carries it and what starts it. */
export const serviceStack = (scope: Construct, materials: Materials): Service => {
  const { stage, data, manifest, bundles } = materials;
  const stack = new Stack(scope, named(stage, 'service'), {
    env: { region: stage.region },
    description: 'Jiayi: what runs; holds nothing',
  });
  const key = operationsKey(stack, stage);
  const bus = new EventBus(stack, 'Bus', { eventBusName: named(stage, 'events'), kmsKey: key });
  const shop: Workshop = {
    stage,
    data,
    key,
    bundles,
    bus: { name: bus.eventBusName, arn: bus.eventBusArn },
    jobMachine: jobMachineOf(stack, materials),
    outlets: [],
  };
  const made = capabilities(stack, manifest, shop);
  const { api, url } = httpApi(
    stack,
    made.filter(({ kind }) => kind === 'http'),
    { stage, key, identity: data.identity },
  );
  letChangesFlow(made, materials);
  letTheClockStart(stack, made, { stage, key });
  outputs(stack, { ApiUrl: url, BusName: bus.eventBusName });
  return { stack, made, api, key };
};
