import { Stack } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { EventBus } from 'aws-cdk-lib/aws-events';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

import type { ManifestRow } from '../functions/kit/manifest-row.ts';
import { startByChanges } from './constructs/change-source.ts';
import { httpApi } from './constructs/http-api.ts';
import { keptKey, letLogsUse, letServicesUse } from './constructs/keys.ts';
import { lambdasOf, logicalName } from './constructs/lambda-rows.ts';
import { type Made, makeLambda, type Workshop } from './constructs/lambda.ts';
import { outputs } from './constructs/outputs.ts';
import { scheduleGroup, startByClock } from './constructs/schedules.ts';
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
  letServicesUse(key, ['cloudwatch.amazonaws.com', 'events.amazonaws.com']);
  return key;
};

/** One construct for each capability, its Lambdas within. */
const capabilities = (stack: Stack, manifest: readonly ManifestRow[], shop: Workshop): Made[] => {
  const scopes = new Map<string, Construct>();
  return lambdasOf(manifest).map((rows) => {
    const name = logicalName(rows.capability);
    const scope = scopes.get(name) ?? new Construct(stack, name);
    scopes.set(name, scope);
    return makeLambda(new Construct(scope, logicalName(rows.kind)), rows, shop);
  });
};

/** The stack of what runs: for each row of the manifest the Lambda that carries it and what starts it. */
export const serviceStack = (scope: Construct, { stage, data, manifest, bundles }: Materials): Service => {
  const stack = new Stack(scope, named(stage, 'service'), {
    env: { region: stage.region },
    description: 'Jiayi: what runs; holds nothing',
  });
  const key = operationsKey(stack, stage);
  const bus = new EventBus(stack, 'Bus', { eventBusName: named(stage, 'events'), kmsKey: key });
  const shop: Workshop = { stage, data, key, bundles, bus: { name: bus.eventBusName } };
  const made = capabilities(stack, manifest, shop);
  const { api, url } = httpApi(
    stack,
    made.filter(({ kind }) => kind === 'http'),
    { stage, key, identity: data.identity },
  );
  for (const each of made) if (each.kind === 'change') startByChanges(data, each);
  const group = scheduleGroup(stack, stage);
  for (const each of made) if (each.kind === 'schedule') startByClock(each.fn, each, { group, key });
  outputs(stack, { ApiUrl: url, BusName: bus.eventBusName });
  return { stack, made, api, key };
};
