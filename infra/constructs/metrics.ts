import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';

import { named, type Stage } from '../stages.ts';

/** Where the functions put their own numbers, as lines of their log in the embedded metric format. */
const NAMESPACE = 'Jiayi';

/** What a number is taken over. */
export type Span = { readonly statistic: string; readonly minutes: number };

const spanOf = ({ statistic, minutes }: Span) => ({ statistic, period: Duration.minutes(minutes) });

/** How often a use case failed: written only when it does, with the stage and the use case as its dimensions. */
export const failedOf = ({ name }: Pick<Stage, 'name'>, useCase: string, minutes: number): Metric =>
  new Metric({
    namespace: NAMESPACE,
    metricName: 'Failed',
    dimensionsMap: { Stage: name, UseCase: useCase },
    ...spanOf({ statistic: Stats.SUM, minutes }),
  });

/** A number of the whole deployment: `SmsLate`, `SmsSent`, `SmsSegments`, `Drift`. */
export const numberOf = ({ name }: Pick<Stage, 'name'>, metricName: string, span: Span): Metric =>
  new Metric({ namespace: NAMESPACE, metricName, dimensionsMap: { Stage: name }, ...spanOf(span) });

/** What a provider of AWS has spent on SMS of this month, in US$. */
export const spentOf = (namespace: string, metricName: string): Metric =>
  new Metric({ namespace, metricName, ...spanOf({ statistic: Stats.MAXIMUM, minutes: 60 }) });

/** A number that AWS takes of a Lambda: `Errors`, `Throttles`, `IteratorAge`. */
export const lambdaMetric = (
  stage: Stage,
  { lambda, metricName, ...span }: { lambda: string; metricName: string } & Span,
): Metric =>
  new Metric({
    namespace: 'AWS/Lambda',
    metricName,
    dimensionsMap: { FunctionName: named(stage, lambda) },
    ...spanOf(span),
  });

/** A number that AWS takes of a queue. */
export const queueMetric = (queueName: string, metricName: string): Metric =>
  new Metric({
    namespace: 'AWS/SQS',
    metricName,
    dimensionsMap: { QueueName: queueName },
    ...spanOf({ statistic: Stats.MAXIMUM, minutes: 5 }),
  });

/** How long the oldest message of a queue has waited, in seconds. */
export const waitIn = (queueName: string): Metric => queueMetric(queueName, 'ApproximateAgeOfOldestMessage');

/** A number that AWS takes of a state machine. */
export const machineMetric = (stateMachineArn: string, metricName: string): Metric =>
  new Metric({
    namespace: 'AWS/States',
    metricName,
    dimensionsMap: { StateMachineArn: stateMachineArn },
    ...spanOf({ statistic: Stats.SUM, minutes: 5 }),
  });

/** A number that AWS takes of the API. */
export const apiMetric = (apiId: string, metricName: string, span: Span): Metric =>
  new Metric({
    namespace: 'AWS/ApiGateway',
    metricName,
    dimensionsMap: { ApiId: apiId },
    ...spanOf(span),
  });

/** A number that AWS takes of the table. */
export const tableMetric = (tableName: string, metricName: string, span: Span): Metric =>
  new Metric({
    namespace: 'AWS/DynamoDB',
    metricName,
    dimensionsMap: { TableName: tableName },
    ...spanOf(span),
  });
