import { Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnSchedule, CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

import { named, type Stage } from '../stages.ts';
import { clockedMapRows, logicalName, type RowOf, scheduleRows } from './lambda-rows.ts';
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

/** What the clock starts, and what starting it takes. */
type Target = { readonly arn: string; readonly action: 'lambda:InvokeFunction' | 'states:StartExecution' };

/** Where starts are made, and where those go that do not come through. */
type Clockwork = {
  readonly group: CfnScheduleGroup;
  readonly key: IKey;
  readonly unheard: Queue;
};

const roleOf = (scope: Construct, { arn, action }: Target, { unheard, key }: Clockwork): Role => {
  const role = new Role(scope, 'Clock', {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  });
  const statements = [
    new PolicyStatement({ actions: [action], resources: [arn] }),
    ...unheardStatements(unheard, key),
  ];
  role.addManagedPolicy(new ManagedPolicy(scope, 'ClockPolicy', { statements }));
  return role;
};

/** A row that the clock starts, and which it is among those of its Lambda that have its pace. */
type Nth = { readonly id: string; readonly every: Every; readonly nth: number };

const nthOf = (rows: readonly (RowOf<'schedule'> | ReturnType<typeof clockedMapRows>[number])[]): Nth[] =>
  rows.map(({ trigger: { id, every } }, at) => ({
    id,
    every,
    nth: rows.slice(0, at).filter((row) => row.trigger.every === every).length,
  }));

const scheduleOf = (
  scope: Construct,
  { id, every, nth }: Nth,
  { target, role, clockwork }: { target: Target; role: Role; clockwork: Clockwork },
): CfnSchedule =>
  new CfnSchedule(scope, logicalName(id), {
    groupName: clockwork.group.ref,
    description: id,
    scheduleExpression: expressionOf(every, nth),
    scheduleExpressionTimezone: ZONE,
    flexibleTimeWindow: { mode: 'OFF' },
    state: 'ENABLED',
    target: {
      arn: target.arn,
      roleArn: role.roleArn,
      input: JSON.stringify({ useCase: id }),
      deadLetterConfig: { arn: clockwork.unheard.queueArn },
      retryPolicy: { maximumEventAgeInSeconds: OLDEST_S[every], maximumRetryAttempts: TRIES[every] },
    },
  });

const clockworkOf = (
  { unheard }: Made,
  { group, key }: { group: CfnScheduleGroup; key: IKey },
): Clockwork => {
  if (unheard === undefined || group.name === undefined)
    throw new Error('no start is lost, and each has a name');
  return { group, key, unheard };
};

/** Starts a Lambda by the clock, for each of its rows, which it is told as `{ useCase }`: to the minute, in the zone of
 *  the clinic; a start that does not come through is kept aside. */
export const startByClock = (
  scope: Construct,
  made: Made,
  given: { group: CfnScheduleGroup; key: IKey },
): readonly CfnSchedule[] => {
  const clockwork = clockworkOf(made, given);
  const target = { arn: made.fn.functionArn, action: 'lambda:InvokeFunction' } as const;
  const role = roleOf(scope, target, clockwork);
  return nthOf(scheduleRows(made.rows)).map((row) => scheduleOf(scope, row, { target, role, clockwork }));
};

/** Starts work in parts by the clock, each row by its state machine; what is begun for jobs has no hour. */
export const startMachinesByClock = (
  made: Made,
  machines: ReadonlyMap<string, CfnStateMachine>,
  given: { group: CfnScheduleGroup; key: IKey },
): readonly CfnSchedule[] => {
  const rows = nthOf(clockedMapRows(made.rows));
  if (rows.length === 0) return [];
  const clockwork = clockworkOf(made, given);
  return rows.map((row) => {
    const machine = machines.get(row.id);
    if (machine === undefined) throw new Error(`${row.id} has a state machine`);
    const target = { arn: machine.attrArn, action: 'states:StartExecution' } as const;
    return scheduleOf(machine, row, { target, role: roleOf(machine, target, clockwork), clockwork });
  });
};
