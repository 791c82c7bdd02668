import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';

import type { ManifestRow } from '../../functions/kit/manifest-row.ts';
import type { Ring } from './alarms.ts';
import { logicalName, mapRows } from './lambda-rows.ts';
import { machineMetric } from './metrics.ts';
import { RUNBOOKS } from './runbooks.ts';

const SOON_MIN = 5;

/** How often a state machine did not come to its end. */
const brokenRuns = (stateMachineArn: string): MathExpression => {
  const names = ['ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionsAborted'] as const;
  const metrics = names.map((metricName, at) => [`m${at}`, machineMetric(stateMachineArn, metricName)]);
  return new MathExpression({
    expression: names.map((_, at) => `m${at}`).join(' + '),
    label: 'runs that did not come to their end',
    usingMetrics: Object.fromEntries(metrics),
    period: Duration.minutes(SOON_MIN),
  });
};

/** Rings for work in parts that did not come to its end, whoever broke it. */
export const ringForMachines = (
  ring: Ring,
  manifest: readonly ManifestRow[],
  arnOf: (useCase: string) => string,
): void => {
  for (const row of mapRows(manifest))
    ring(`${logicalName(row.trigger.id)}BrokeOff`, {
      metric: brokenRuns(arnOf(row.trigger.id)),
      from: 1,
      impact: `${row.trigger.id} broke off: ${row.errorImpact}`,
      runbook: RUNBOOKS.map,
    });
};
