import { describe, expect, test } from 'vitest';

import { manifest } from '../../functions/manifest.ts';
import { clockedMapRows, jobMapRows, logicalName, mapRows } from '../../infra/constructs/lambda-rows.ts';
import { PROFILES } from '../../infra/stages.ts';
import { at, type Deployed, givenDeployment, listAt } from './given-deployment.ts';

const deployments = PROFILES.map((profile) => ({ profile, ...givenDeployment(profile, 'prod') }));

const rows = mapRows(manifest);

describe.each(deployments)('work in parts, in $profile', ({ profile, service, observability }) => {
  const machines = service.of('AWS::StepFunctions::StateMachine');
  const machineOf = (useCase: string): Deployed => {
    const name = `jiayi-prod-${useCase.replace('.', '-')}`;
    const found = machines.find(({ Properties }) => Properties['StateMachineName'] === name);
    return found ?? expect.fail(`${useCase} has a state machine`);
  };
  const functionOf = (lambda: string): Deployed | undefined =>
    service
      .of('AWS::Lambda::Function')
      .find(({ Properties }) => Properties['FunctionName'] === `jiayi-prod-${lambda}`);
  const statesOf = (useCase: string): unknown => at(machineOf(useCase), 'Properties', 'Definition', 'States');
  const policyOf = (machine: Deployed): readonly unknown[] => {
    const [policy, ...others] = service
      .of('AWS::IAM::ManagedPolicy')
      .filter(({ id }) => id.startsWith(`${machine.id.replace(/Machine\w{8}$/, '')}Policy`));
    expect(others).toEqual([]);
    return listAt(policy, 'Properties', 'PolicyDocument', 'Statement');
  };
  const each = rows.map((row) => [row.trigger.id, row] as const);

  test('there is a state machine for each row of it, and no other', () => {
    expect(machines).toHaveLength(rows.length);
    expect(rows.map(({ trigger }) => machineOf(trigger.id).Type)).toHaveLength(rows.length);
  });

  test.each(each)('%s: its Lambda lists parts, carries each out, puts them together', (useCase, row) => {
    const states = statesOf(useCase);
    const fn = { 'Fn::GetAtt': [functionOf(row.lambda)?.id, 'Arn'] };
    const part = at(states, 'Parts', 'ItemProcessor', 'States', 'CarryOut');
    for (const [state, step] of [
      [at(states, 'Begin'), 'begin'],
      [part, 'carry-out'],
      [at(states, 'Finish'), 'finish'],
      [at(states, 'BreakOff'), 'break-off'],
    ] as const) {
      expect(at(state, 'Parameters', 'FunctionName')).toEqual(fn);
      expect(at(state, 'Parameters', 'Payload')).toMatchObject({ useCase, step });
      expect(at(state, 'TimeoutSeconds')).toBeGreaterThan(row.timeoutS);
      expect(listAt(state, 'Retry')).toMatchObject([{ ErrorEquals: ['States.ALL'], MaxAttempts: 5 }]);
    }
    const partition = profile === 'aws' ? 'aws' : 'aws-cn';
    expect(at(part, 'Resource')).toBe(`arn:${partition}:states:::lambda:invoke`);
    expect(at(states, 'Begin', 'Parameters', 'Payload', 'input.$')).toBe('$$.Execution.Input');
    expect(at(states, 'Parts', 'ItemSelector')).toEqual({
      'run.$': '$.run',
      'part.$': '$$.Map.Item.Value',
    });
  });

  test.each(each)('%s: parts that follow from others are carried out in their turn', (useCase) => {
    const states = statesOf(useCase);
    const followed = { 'run.$': '$.Payload.run', 'parts.$': '$.Payload.parts' };
    for (const step of ['Begin', 'Finish']) expect(at(states, step, 'ResultSelector')).toEqual(followed);
    expect(at(states, 'Finish', 'Next')).toBe('Followed');
    expect(at(states, 'Followed')).toEqual({
      Type: 'Choice',
      Choices: [{ Variable: '$.parts[0]', IsPresent: true, Next: 'Parts' }],
      Default: 'Done',
    });
    expect(at(states, 'Done')).toEqual({ Type: 'Succeed' });
  });

  test.each(each)('%s: so many parts at once as its row says, and none may fail', (useCase, row) => {
    const parts = at(statesOf(useCase), 'Parts');
    expect(parts).toMatchObject({
      Type: 'Map',
      MaxConcurrency: row.trigger.atOnce,
      ToleratedFailurePercentage: 0,
      ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } },
    });
    expect(at(statesOf(useCase), 'Broken', 'Type')).toBe('Fail');
    for (const state of [parts, at(statesOf(useCase), 'Finish')])
      expect(listAt(state, 'Catch')).toMatchObject([{ ErrorEquals: ['States.ALL'], Next: 'BreakOff' }]);
    expect(at(machineOf(useCase), 'Properties', 'Definition', 'TimeoutSeconds')).toBeLessThan(24 * 60 * 60);
  });

  test.each(each)('%s: lies under a key, is logged without what it is told, and not traced', (useCase) => {
    const { Properties } = machineOf(useCase);
    expect(Properties).toMatchObject({
      StateMachineType: 'STANDARD',
      EncryptionConfiguration: { Type: 'CUSTOMER_MANAGED_KMS_KEY' },
      LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
      TracingConfiguration: { Enabled: false },
    });
    expect(JSON.stringify(Properties['EncryptionConfiguration'])).toContain('OperationsKey');
    const delivered = service
      .of('AWS::KMS::Key')
      .flatMap((key) => listAt(key, 'Properties', 'KeyPolicy', 'Statement'))
      .filter((statement) => at(statement, 'Principal', 'Service') === 'delivery.logs.amazonaws.com');
    expect(delivered).toMatchObject([{ Action: 'kms:Decrypt' }]);
  });

  test.each(each)(
    '%s: its role starts its own Lambda and its own parts, and nothing else',
    (useCase, row) => {
      const machine = machineOf(useCase);
      const bySid = new Map(policyOf(machine).map((statement) => [String(at(statement, 'Sid')), statement]));
      expect(at(bySid.get('CarryOut'), 'Resource')).toEqual({
        'Fn::GetAtt': [functionOf(row.lambda)?.id, 'Arn'],
      });
      const name = String(machine.Properties['StateMachineName']);
      expect(JSON.stringify(at(bySid.get('BeginParts'), 'Resource'))).toContain(`stateMachine:${name}"`);
      expect(JSON.stringify(at(bySid.get('FollowParts'), 'Resource'))).toContain(`execution:${name}:*`);
      expect(JSON.stringify(at(bySid.get('RedriveParts'), 'Resource'))).toContain(
        `execution:${name}/Parts:*`,
      );
      expect(at(bySid.get('KeyOfStates'), 'Condition', 'StringEquals')).toBeDefined();
      const expected = ['BeginParts', 'CarryOut', 'DeliverLog', 'FollowParts', 'KeyOfDeliveredLogs'];
      expect([...bySid.keys()].sort()).toEqual([...expected, 'KeyOfStates', 'RedriveParts']);
    },
  );

  test.each(jobMapRows(manifest).map(({ trigger }) => trigger.id))(
    '%s: no clock starts the machine',
    (useCase) => {
      const schedules = service.of('AWS::Scheduler::Schedule');
      expect(schedules.map(({ Properties }) => Properties['Description'])).not.toContain(useCase);
    },
  );

  const clocked = clockedMapRows(manifest).map(({ trigger }) => trigger.id);

  test.each(clocked)('%s: the clock starts the machine and may start nothing else', (useCase) => {
    const schedule = service
      .of('AWS::Scheduler::Schedule')
      .find(({ Properties }) => Properties['Description'] === useCase);
    const arn = { 'Fn::GetAtt': [machineOf(useCase).id, 'Arn'] };
    expect(at(schedule, 'Properties', 'Target', 'Arn')).toEqual(arn);
    const starting = service
      .of('AWS::IAM::ManagedPolicy')
      .filter(({ id }) => /MachineClockPolicy/.test(id))
      .flatMap((policy) => listAt(policy, 'Properties', 'PolicyDocument', 'Statement'))
      .filter((statement) => at(statement, 'Action') === 'states:StartExecution');
    expect(starting.map((statement) => at(statement, 'Resource'))).toContainEqual(arn);
  });

  test.each(each)('%s: an alarm rings when a run fails, takes too long or is stopped', (useCase, row) => {
    const alarm = observability
      .of('AWS::CloudWatch::Alarm')
      .find(({ Properties }) => String(Properties['AlarmName']).endsWith(`${logicalName(useCase)}BrokeOff`));
    expect(String(alarm?.Properties['AlarmDescription'])).toBe(
      `${useCase} broke off: ${row.errorImpact} — docs/runbooks/the-daily-work-fails.md`,
    );
    const metrics = JSON.stringify(at(alarm, 'Properties', 'Metrics'));
    for (const metric of ['ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionsAborted'])
      expect(metrics).toContain(metric);
    expect(alarm?.Properties).toMatchObject({ Threshold: 1 });
  });
});

test('the recount writes what came of its parts and how far the days are, and reads the records alone', () => {
  const [row] = rows.filter(({ trigger }) => trigger.id === 'indicators.every-night-recount');
  expect(row?.tableAccess.filter(({ may }) => may === 'write').flatMap(({ keys }) => keys)).toEqual([
    'head',
    'day-run',
    'part-run',
  ]);
});
