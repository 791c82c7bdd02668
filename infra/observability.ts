import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

import { alarmTopic, ringing } from './constructs/alarms.ts';
import { dashboard } from './constructs/dashboard.ts';
import { ringForMachines } from './constructs/machine-alarms.ts';
import { outputs } from './constructs/outputs.ts';
import { machineArn } from './constructs/part-machine.ts';
import {
  ringForApi,
  ringForLambdas,
  ringForPromises,
  ringForRows,
  ringForUnheard,
} from './constructs/service-alarms.ts';
import type { Materials, Service } from './service-stack.ts';
import { named } from './stages.ts';

/** The stack that watches: an alarm for every row of the manifest in the words of its impact, for everything that is
 *  given up, for the API and for the promises of the service; and one page to look at. */
export const observabilityStack = (
  scope: Construct,
  { stage, data, manifest }: Materials,
  { api, made, key }: Service,
): Stack => {
  const stack = new Stack(scope, named(stage, 'observability'), {
    env: { region: stage.region },
    description: 'Jiayi: alarms and what people feel',
  });
  const topic = alarmTopic(stack, { stage, key });
  const ring = ringing(stack, { stage, topic });
  ringForRows(ring, stage, manifest);
  ringForLambdas(ring, stage, made);
  ringForMachines(ring, manifest, (useCase) => machineArn(stack, stage, useCase));
  ringForUnheard(ring, stage, made);
  ringForApi(ring, api.apiId);
  const tables = { table: data.table.tableName, audit: data.audit.tableName };
  ringForPromises(ring, stage, tables);
  const page = dashboard(stack, {
    stage,
    apiId: api.apiId,
    tables,
    lambdas: made,
  });
  outputs(stack, { AlarmTopicArn: topic.topicArn, DashboardName: page.dashboardName });
  return stack;
};
