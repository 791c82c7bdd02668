import { Aws, Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';

import { named, type Stage } from '../stages.ts';
import { logicalName, mapRows, type RowOf } from './lambda-rows.ts';
import type { Made } from './lambda.ts';
import { logGroup } from './log-group.ts';
import { PARTS, statesOf } from './part-steps.ts';
import { arnIn } from './table-policy.ts';

/** What state machines of a deployment share; the key is that of logs and queues: what they are told is days and parts. */
type Given = { readonly stage: Stage; readonly key: IKey };

/** The name of the state machine of a use case. */
const machineName = (stage: Stage, useCase: string): string => named(stage, useCase.replaceAll('.', '-'));

/** The ARN of the state machine of a use case, by its name. */
export const machineArn = (stack: Stack, stage: Stage, useCase: string): string =>
  arnIn(stack, 'states', `stateMachine:${machineName(stage, useCase)}`);

/** In words of the template, so that what is acknowledged of it is the same in every region. */
const executionsOf = (name: string): string =>
  `arn:${Aws.PARTITION}:states:${Aws.REGION}:${Aws.ACCOUNT_ID}:execution:${name}:*`;

const startStatements = (stack: Stack, name: string): PolicyStatement[] => [
  new PolicyStatement({
    sid: 'BeginParts',
    actions: ['states:StartExecution'],
    resources: [arnIn(stack, 'states', `stateMachine:${name}`)],
  }),
  new PolicyStatement({
    sid: 'FollowParts',
    actions: ['states:DescribeExecution', 'states:StopExecution'],
    resources: [executionsOf(name)],
  }),
  new PolicyStatement({
    sid: 'RedriveParts',
    actions: ['states:RedriveExecution'],
    resources: [executionsOf(`${name}/${PARTS}`)],
  }),
];

/** The key is used for this machine and its parts alone, and for its lines on their way to the log. */
const keyStatements = (stack: Stack, key: IKey, name: string): PolicyStatement[] => [
  new PolicyStatement({
    sid: 'KeyOfStates',
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: [key.keyArn],
    conditions: {
      StringEquals: {
        'kms:EncryptionContext:aws:states:stateMachineArn': [name, `${name}/${PARTS}`].map((each) =>
          arnIn(stack, 'states', `stateMachine:${each}`),
        ),
      },
    },
  }),
  new PolicyStatement({
    sid: 'KeyOfDeliveredLogs',
    actions: ['kms:GenerateDataKey'],
    resources: [key.keyArn],
    conditions: { StringEquals: { 'kms:EncryptionContext:SourceArn': arnIn(stack, 'logs', '*') } },
  }),
];

/** Deliveries of logs belong to no resource.
 *  @source AWS Step Functions Developer Guide, “Using CloudWatch Logs to log execution history” */
const logStatement = (): PolicyStatement =>
  new PolicyStatement({
    sid: 'DeliverLog',
    actions: [
      'logs:CreateLogDelivery',
      'logs:GetLogDelivery',
      'logs:UpdateLogDelivery',
      'logs:DeleteLogDelivery',
      'logs:ListLogDeliveries',
      'logs:PutResourcePolicy',
      'logs:DescribeResourcePolicies',
      'logs:DescribeLogGroups',
    ],
    resources: ['*'],
  });

const traceStatement = (): PolicyStatement =>
  new PolicyStatement({
    sid: 'WriteTraces',
    actions: [
      'xray:PutTraceSegments',
      'xray:PutTelemetryRecords',
      'xray:GetSamplingRules',
      'xray:GetSamplingTargets',
    ],
    resources: ['*'],
  });

const roleOf = (
  scope: Construct,
  functionArn: string,
  { name, stage, key }: Given & { name: string },
): Role => {
  const stack = Stack.of(scope);
  const role = new Role(scope, 'Role', {
    assumedBy: new ServicePrincipal('states.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
    }),
    description: `What ${name} may do`,
  });
  const statements = [
    new PolicyStatement({ sid: 'CarryOut', actions: ['lambda:InvokeFunction'], resources: [functionArn] }),
    ...startStatements(stack, name),
    ...keyStatements(stack, key, name),
    logStatement(),
    ...(stage.isTraced ? [traceStatement()] : []),
  ];
  role.addManagedPolicy(new ManagedPolicy(scope, 'Policy', { statements }));
  return role;
};

const machineOf = (made: Made, { trigger }: RowOf<'map'>, given: Given): CfnStateMachine => {
  const { stage, key } = given;
  const { fn, rows } = made;
  const scope = new Construct(fn, logicalName(trigger.id));
  const stack = Stack.of(scope);
  const name = machineName(stage, trigger.id);
  const log = logGroup(scope, 'Log', { name: `/aws/vendedlogs/states/${name}`, days: stage.logDays, key });
  const role = roleOf(scope, fn.functionArn, { name, ...given });
  const timeoutS = Math.max(...rows.map((row) => row.timeoutS));
  const { partition } = stack;
  const steps = {
    useCase: trigger.id,
    functionArn: fn.functionArn,
    partition,
    timeoutS,
    atOnce: trigger.atOnce,
  };
  const machine = new CfnStateMachine(scope, 'Machine', {
    stateMachineName: name,
    stateMachineType: 'STANDARD',
    roleArn: role.roleArn,
    definition: statesOf(steps),
    loggingConfiguration: {
      // Days and names of parts would do no harm, and serve nobody: what came of each stands in the table.
      includeExecutionData: false,
      level: 'ALL',
      destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: log.logGroupArn } }],
    },
    tracingConfiguration: { enabled: stage.isTraced },
    encryptionConfiguration: {
      type: 'CUSTOMER_MANAGED_KMS_KEY',
      kmsKeyId: key.keyArn,
      kmsDataKeyReusePeriodSeconds: 900,
    },
  });
  machine.node.addDependency(role);
  return machine;
};

/** The state machines of a Lambda that carries work in parts, by use case. */
export const partMachines = (made: Made, given: Given): ReadonlyMap<string, CfnStateMachine> =>
  new Map(mapRows(made.rows).map((row) => [row.trigger.id, machineOf(made, row, given)]));
