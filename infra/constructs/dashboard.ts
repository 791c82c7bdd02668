import { Dashboard, GraphWidget, type IMetric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';

import { named, type Stage } from '../stages.ts';
import type { LambdaRows } from './lambda-rows.ts';
import { apiMetric, lambdaMetric, numberOf, tableMetric, waitIn } from './metrics.ts';
import type { TableNames } from './service-alarms.ts';

const HALF = 12;
const MIN = 5;
const HOUR_MIN = 60;
const DAY_MIN = 1_440;

const graph = (title: string, ...left: IMetric[]): GraphWidget =>
  new GraphWidget({ title, left, width: HALF });

const ageOf = ({ lambda }: LambdaRows, stage: Stage): IMetric =>
  lambdaMetric(stage, { lambda, metricName: 'IteratorAge', statistic: Stats.MAXIMUM, minutes: MIN });

/** How long changes wait, in the stream and in each queue. */
const waits = (stage: Stage, lambdas: readonly LambdaRows[]): GraphWidget =>
  new GraphWidget({
    title: 'Changes wait to be counted and told (left: in the stream, ms; right: in a queue, s)',
    left: lambdas.filter(({ kind }) => kind === 'stream').map((each) => ageOf(each, stage)),
    right: lambdas.filter(({ kind }) => kind === 'change').map(({ lambda }) => waitIn(named(stage, lambda))),
    width: HALF,
  });

/** One page with what a doctor, a resident and a bureau feel. */
export const dashboard = (scope: Construct, { stage, apiId, tables, lambdas }: Shown): Dashboard => {
  const latency = (p: number) =>
    apiMetric(apiId, 'Latency', { statistic: Stats.percentile(p), minutes: MIN });
  return new Dashboard(scope, 'Dashboard', {
    dashboardName: named(stage, 'felt'),
    widgets: [
      [
        graph('A doctor waits for an answer (ms)', latency(50), latency(99)),
        graph(
          'Requests that were not answered',
          apiMetric(apiId, '5xx', { statistic: Stats.SUM, minutes: MIN }),
          apiMetric(apiId, '4xx', { statistic: Stats.SUM, minutes: MIN }),
        ),
      ],
      [
        graph(
          'A resident is reminded in time (SMS an hour)',
          numberOf(stage, 'SmsSent', { statistic: Stats.SUM, minutes: HOUR_MIN }),
          numberOf(stage, 'SmsLate', { statistic: Stats.SUM, minutes: HOUR_MIN }),
        ),
        graph(
          'SMS by what is paid for (segments an hour)',
          numberOf(stage, 'SmsSegments', { statistic: Stats.SUM, minutes: HOUR_MIN }),
        ),
      ],
      [
        graph(
          'A bureau sees numbers that are those of the records (differences)',
          numberOf(stage, 'Drift', { statistic: Stats.SUM, minutes: DAY_MIN }),
        ),
        waits(stage, lambdas),
      ],
      [
        graph(
          'The table, and that of the audit (units)',
          tableMetric(tables.table, 'ConsumedWriteCapacityUnits', { statistic: Stats.SUM, minutes: MIN }),
          tableMetric(tables.table, 'ConsumedReadCapacityUnits', { statistic: Stats.SUM, minutes: MIN }),
          tableMetric(tables.audit, 'ConsumedWriteCapacityUnits', { statistic: Stats.SUM, minutes: MIN }),
        ),
      ],
    ],
  });
};

/** What the page is about. */
export type Shown = {
  readonly stage: Stage;
  readonly apiId: string;
  readonly tables: TableNames;
  readonly lambdas: readonly LambdaRows[];
};
