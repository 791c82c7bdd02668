import { Stats } from 'aws-cdk-lib/aws-cloudwatch';

import { type ManifestRow, useCaseOf } from '../../functions/kit/manifest-row.ts';
import { named, type Stage } from '../stages.ts';
import type { AlarmOf, Ring } from './alarms.ts';
import { isWaitedFor, type LambdaRows, logicalName } from './lambda-rows.ts';
import {
  apiMetric,
  failedOf,
  lambdaMetric,
  numberOf,
  queueMetric,
  spentOf,
  tableMetric,
  waitIn,
} from './metrics.ts';
import { RUNBOOKS, runbookOf } from './runbooks.ts';
import { smsInboxName, tellsByTopic } from './sms-inbox.ts';

const SOON_MIN = 5;
const HOUR_MIN = 60;
const DAY_MIN = 1_440;
/** One request that fails may be repeated; a few in a row are a fault. */
const FAILED_REQUESTS = 3;
const SLOW_MS = 1_500;
const SERVER_ERRORS = 5;
const LAG_S = 5 * 60;
const MS_A_SECOND = 1_000;
const OF_SPEND = 0.8;
/** A day that sends more than this of a month is no usual day. */
const OF_A_MONTH = 0.1;
/** About 0.045 yuan. @source Alibaba Cloud, Short Message Service, price of a domestic notification */
const VENDOR_USD_A_SEGMENT = 0.0063;

/** Rings for each row by its own words. */
export const ringForRows = (ring: Ring, stage: Stage, manifest: readonly ManifestRow[]): void => {
  for (const row of manifest) {
    const useCase = useCaseOf(row);
    ring(logicalName(useCase), {
      metric: failedOf(stage, useCase, SOON_MIN),
      from: row.trigger.kind === 'http' ? FAILED_REQUESTS : 1,
      impact: row.errorImpact,
      runbook: runbookOf(row),
    });
  }
};

const impactOf = (lambda: string, rows: readonly ManifestRow[]): string =>
  `${lambda} does not run: ${rows.length === 1 ? '' : 'among others '}${rows[0]?.errorImpact ?? ''}`;

/** How long changes wait for a Lambda: in the stream, or in its queue. */
const lagOf = (
  stage: Stage,
  lambda: string,
  kind: LambdaRows['kind'],
): Pick<AlarmOf, 'metric' | 'from'> | undefined => {
  if (kind === 'change') return { metric: waitIn(named(stage, lambda)), from: LAG_S };
  if (kind !== 'stream') return undefined;
  const age = { lambda, metricName: 'IteratorAge', statistic: Stats.MAXIMUM, minutes: SOON_MIN };
  return { metric: lambdaMetric(stage, age), from: LAG_S * MS_A_SECOND };
};

/** Rings for a Lambda that breaks before it can say which use case it was: at its start, or at its time limit. */
export const ringForLambdas = (ring: Ring, stage: Stage, lambdas: readonly LambdaRows[]): void => {
  for (const { lambda, kind, rows } of lambdas) {
    const errors = { lambda, metricName: 'Errors', statistic: Stats.SUM, minutes: SOON_MIN };
    ring(`${logicalName(lambda)}Errors`, {
      metric: lambdaMetric(stage, errors),
      from: kind === 'http' ? FAILED_REQUESTS : 1,
      impact: impactOf(lambda, rows),
      runbook: RUNBOOKS[kind],
    });
    const lag = lagOf(stage, lambda, kind);
    if (lag === undefined) continue;
    ring(`${logicalName(lambda)}Lag`, {
      ...lag,
      impact: `changes reach ${lambda} minutes late: ${rows[0]?.errorImpact ?? ''}`,
      runbook: RUNBOOKS.change,
    });
  }
};

/** Rings for whatever was given up after all tries. */
export const ringForUnheard = (ring: Ring, stage: Stage, lambdas: readonly LambdaRows[]): void => {
  for (const { lambda, rows } of lambdas.filter((each) => !isWaitedFor(each))) {
    ring(`${logicalName(lambda)}Unheard`, {
      metric: queueMetric(named(stage, `${lambda}-unheard`), 'ApproximateNumberOfMessagesVisible'),
      from: 1,
      impact: `something was given up that ${lambda} should have done: ${rows[0]?.errorImpact ?? ''}`,
      runbook: RUNBOOKS.unheard,
    });
  }
};

/** Rings for what the API as a whole is felt by. */
export const ringForApi = (ring: Ring, apiId: string): void => {
  ring('ApiSlow', {
    metric: apiMetric(apiId, 'Latency', { statistic: Stats.percentile(99), minutes: SOON_MIN }),
    from: SLOW_MS,
    of: 3,
    impact: 'one request in a hundred takes longer than a second and a half: the service feels slow',
    runbook: RUNBOOKS.api,
  });
  ring('ApiFails', {
    metric: apiMetric(apiId, '5xx', { statistic: Stats.SUM, minutes: SOON_MIN }),
    from: SERVER_ERRORS,
    impact: 'the service does not answer',
    runbook: RUNBOOKS.api,
  });
};

type Spend = Pick<AlarmOf, 'metric' | 'from'>;

/** What SMS cost: as AWS counts it; of a vendor by what a day may send of the month. */
const spendOf = (stage: Stage): Spend => {
  const { monthlyUsd, provider } = stage.sms;
  const from = OF_SPEND * monthlyUsd;
  const spends: Readonly<Record<Stage['sms']['provider'], () => Spend>> = {
    sns: () => ({ metric: spentOf('AWS/SNS', 'SMSMonthToDateSpentUSD'), from }),
    'end-user-messaging': () => ({ metric: spentOf('AWS/SMSVoice', 'TextMessageMonthlySpend'), from }),
    aliyun: () => ({
      metric: numberOf(stage, 'SmsSegments', { statistic: Stats.SUM, minutes: DAY_MIN }),
      from: Math.floor((from * OF_A_MONTH) / VENDOR_USD_A_SEGMENT),
    }),
  };
  return spends[provider]();
};

const TOLD = 'opt-outs, answers and delivery reports';

/** Rings where what a provider of SMS told is not heard: in no form that is known, waiting for minutes, or given up. */
const ringForTold = (ring: Ring, stage: Stage): void => {
  ring('SmsUnread', {
    metric: numberOf(stage, 'SmsUnread', { statistic: Stats.SUM, minutes: HOUR_MIN }),
    from: 1,
    impact: `the provider of SMS tells something that cannot be read: ${TOLD} may be missing`,
    runbook: RUNBOOKS.told,
  });
  if (!tellsByTopic(stage)) return;
  ring('SmsToldLag', {
    metric: waitIn(smsInboxName(stage)),
    from: LAG_S,
    impact: `${TOLD} are heard minutes late`,
    runbook: RUNBOOKS.told,
  });
  ring('SmsToldUnheard', {
    metric: queueMetric(`${smsInboxName(stage)}-unheard`, 'ApproximateNumberOfMessagesVisible'),
    from: 1,
    impact: `something was given up that the provider of SMS told: ${TOLD} are missing`,
    runbook: RUNBOOKS.told,
  });
};

/** The two tables by their names. */
export type TableNames = { readonly table: string; readonly audit: string };

/** Rings where a table asks writers to wait. */
const ringForTables = (ring: Ring, { table, audit }: TableNames): void => {
  const throttled = (name: string) =>
    tableMetric(name, 'WriteThrottleEvents', { statistic: Stats.SUM, minutes: SOON_MIN });
  ring('TableThrottles', {
    metric: throttled(table),
    from: 1,
    of: 3,
    impact: 'the store asks writers to wait: saving feels slow, imports take longer',
    runbook: RUNBOOKS.store,
  });
  ring('AuditThrottles', {
    metric: throttled(audit),
    from: 1,
    of: 3,
    impact: 'the audit asks writers to wait: whatever shows a person is answered late',
    runbook: RUNBOOKS.store,
  });
};

/** Rings for the promises of the service: texts go out in time and at a known price, indicators are those of the records,
 *  the tables take what they are sent. */
export const ringForPromises = (ring: Ring, stage: Stage, tables: TableNames): void => {
  ring('SmsLate', {
    metric: numberOf(stage, 'SmsLate', { statistic: Stats.SUM, minutes: HOUR_MIN }),
    from: 1,
    impact: 'reminders did not go out within the hours in which people may be written to',
    runbook: RUNBOOKS.sms,
  });
  ring('SmsSpent', {
    ...spendOf(stage),
    impact: 'SMS of this month come near what they may cost: none go out beyond it',
    runbook: RUNBOOKS.sms,
  });
  ringForTold(ring, stage);
  ring('Drift', {
    metric: numberOf(stage, 'Drift', { statistic: Stats.SUM, minutes: DAY_MIN }),
    from: 1,
    impact: 'an indicator is not what the records say',
    runbook: RUNBOOKS.drift,
  });
  ringForTables(ring, tables);
};
