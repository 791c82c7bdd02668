import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';

import { named, type Stage } from '../stages.ts';
import { alarmText, type Runbook } from './runbooks.ts';

/** What an alarm asks of who makes it: what people notice, and what to do. */
export type AlarmOf = {
  readonly metric: IMetric;
  /** Rings from this value on. */
  readonly from: number;
  /** Of so many values the last `ringing` in a row. */
  readonly of?: number;
  readonly ringing?: number;
  readonly impact: string;
  readonly runbook: Runbook;
};

/** Rings: writes to whom the stage names, when it begins and when it is over. */
export type Ring = (id: string, alarm: AlarmOf) => Alarm;

/** The topic that alarms write to. */
export const alarmTopic = (scope: Construct, { stage, key }: { stage: Stage; key: IKey }): Topic => {
  const topic = new Topic(scope, 'Alarms', {
    topicName: named(stage, 'alarms'),
    masterKey: key,
    enforceSSL: true,
  });
  if (stage.alarmsTo !== undefined) topic.addSubscription(new EmailSubscription(stage.alarmsTo));
  return topic;
};

/** Makes alarms that write to a topic. Silence is no fault: what is not asked cannot fail. */
export const ringing =
  (scope: Construct, { stage, topic }: { stage: Stage; topic: Topic }): Ring =>
  (id, { metric, from, of = 1, ringing: count = of, impact, runbook }) => {
    const alarm = new Alarm(scope, id, {
      alarmName: named(stage, id),
      alarmDescription: alarmText(impact, runbook),
      metric,
      threshold: from,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: of,
      datapointsToAlarm: count,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    const action = new SnsAction(topic);
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
    return alarm;
  };
