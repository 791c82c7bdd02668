import { Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnSchedule, CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';

import { named, type Stage } from '../stages.ts';
import { logicalName, type RowOf, scheduleRows } from './lambda-rows.ts';
import type { Made } from './lambda.ts';
import { unheardStatements } from './unheard.ts';

type Every = RowOf<'schedule'>['trigger']['every'];

/** The day of the clinic begins here. */
const ZONE = 'Asia/Shanghai';
/** What comes first in the manifest has this long before what comes next begins. */
const APART_MIN = 20;
/** The hours begin at five past, that of midnight with the day; what comes daily begins after it. */
const HOURLY_MIN = 5;
const FIRST_MIN = 80;
const MIN_AN_HOUR = 60;

const atNight = (nth: number): { minute: number; hour: number } => {
  const minutes = FIRST_MIN + nth * APART_MIN;
  return { minute: minutes % MIN_AN_HOUR, hour: Math.floor(minutes / MIN_AN_HOUR) };
};

const WEEKLY_AFTER_H = 3;

/** When a row begins that is the nth of its Lambda with this pace. */
const expressionOf = (every: Every, nth: number): string => {
  const { minute, hour } = atNight(nth);
  const expressions: Readonly<Record<Every, string>> = {
    minute: 'rate(1 minute)',
    hour: `cron(${HOURLY_MIN} * * * ? *)`,
    day: `cron(${minute} ${hour} * * ? *)`,
    week: `cron(${minute} ${hour + WEEKLY_AFTER_H} ? * SUN *)`,
  };
  return expressions[every];
};

/** How old a call may be that is tried again: the next minute does what this one did not. */
const OLDEST_S: Readonly<Record<Every, number>> = { minute: 60, hour: 1_800, day: 14_400, week: 14_400 };

const TRIES: Readonly<Record<Every, number>> = { minute: 0, hour: 3, day: 10, week: 10 };

/** The group of a deployment's schedules. */
export const scheduleGroup = (scope: Construct, stage: Stage): CfnScheduleGroup =>
  new CfnScheduleGroup(scope, 'Schedules', { name: named(stage, 'schedules') });

const roleOf = (scope: Construct, { fn, unheard }: Made, key: IKey): Role => {
  const role = new Role(scope, 'Clock', {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  });
  const statements = [
    new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [fn.functionArn] }),
    ...(unheard === undefined ? [] : unheardStatements(unheard, key)),
  ];
  role.addManagedPolicy(new ManagedPolicy(scope, 'ClockPolicy', { statements }));
  return role;
};

/** Starts a Lambda by the clock, for each of its rows, which it is told as `{ useCase }`: to the minute, in the zone of
 *  the clinic; a start that does not come through is kept aside. */
export const startByClock = (
  scope: Construct,
  made: Made,
  { group, key }: { group: CfnScheduleGroup; key: IKey },
): readonly CfnSchedule[] => {
  const { fn, unheard } = made;
  if (unheard === undefined || group.name === undefined)
    throw new Error('no start is lost, and each has a name');
  const role = roleOf(scope, made, key);
  const rows = scheduleRows(made.rows);
  return rows.map(({ trigger: { id, every } }, at) => {
    const nth = rows.slice(0, at).filter((row) => row.trigger.every === every).length;
    return new CfnSchedule(scope, logicalName(id), {
      groupName: group.ref,
      description: id,
      scheduleExpression: expressionOf(every, nth),
      scheduleExpressionTimezone: ZONE,
      flexibleTimeWindow: { mode: 'OFF' },
      state: 'ENABLED',
      target: {
        arn: fn.functionArn,
        roleArn: role.roleArn,
        input: JSON.stringify({ useCase: id }),
        deadLetterConfig: { arn: unheard.queueArn },
        retryPolicy: { maximumEventAgeInSeconds: OLDEST_S[every], maximumRetryAttempts: TRIES[every] },
      },
    });
  });
};
