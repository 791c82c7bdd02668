import { describe, expect, test } from 'vitest';

import { EXAMPLE_GIVEN } from '../../infra/example-given.ts';
import { type Given, PROFILES, type Profile, stageOf } from '../../infra/stages.ts';
import { at, type Deployed, givenDeployment, listAt } from './given-deployment.ts';

const PROVISIONED = { capacity: 'provisioned' } as const;

const dataOf = (profile: Profile, given: Given = {}) =>
  givenDeployment(profile, 'prod', { given: { ...EXAMPLE_GIVEN[profile], ...given } }).data;

const tableIn = (tables: readonly Deployed[], id: string): Deployed | undefined =>
  tables.find((table) => table.id === id);

describe.each(PROFILES)('a main table whose capacity is provisioned, in %s', (profile) => {
  const usual = dataOf(profile);
  const data = dataOf(profile, PROVISIONED);
  const table = tableIn(data.of('AWS::DynamoDB::Table'), 'Table');
  const targets = data.of('AWS::ApplicationAutoScaling::ScalableTarget');

  test('holds a hundred units a second, its index a quarter of them', () => {
    // Provisioned is what CloudFormation takes where no mode is said.
    expect(at(table, 'Properties', 'BillingMode')).toBeUndefined();
    expect(at(table, 'Properties', 'ProvisionedThroughput')).toEqual({
      ReadCapacityUnits: 100,
      WriteCapacityUnits: 100,
    });
    expect(listAt(table, 'Properties', 'GlobalSecondaryIndexes')).toMatchObject([
      { ProvisionedThroughput: { ReadCapacityUnits: 25, WriteCapacityUnits: 25 } },
    ]);
  });

  test('has what it holds follow the use, reads and writes, of itself and of its index', () => {
    const followed = targets.map(({ Properties }) => [
      Properties['ScalableDimension'],
      Properties['MinCapacity'],
      Properties['MaxCapacity'],
    ]);
    expect(followed.toSorted(([one], [other]) => String(one).localeCompare(String(other)))).toEqual([
      ['dynamodb:index:ReadCapacityUnits', 25, 40_000],
      ['dynamodb:index:WriteCapacityUnits', 25, 40_000],
      ['dynamodb:table:ReadCapacityUnits', 100, 40_000],
      ['dynamodb:table:WriteCapacityUnits', 100, 40_000],
    ]);
    const aims = data
      .of('AWS::ApplicationAutoScaling::ScalingPolicy')
      .map((each) => at(each, 'Properties', 'TargetTrackingScalingPolicyConfiguration', 'TargetValue'));
    expect(aims).toEqual([80, 80, 80, 80]);
    for (const each of targets) expect(JSON.stringify(each)).toContain('{"Ref":"Table"}');
  });

  test('holds what a morning asks for before people begin to work, until the rush is over', () => {
    const held = targets.map(({ Properties }) =>
      listAt(Properties, 'ScheduledActions').map((action) => [
        at(action, 'Schedule'),
        at(action, 'Timezone'),
        at(action, 'ScalableTargetAction', 'MinCapacity'),
      ]),
    );
    const days = (morning: number, least: number) => [
      ['cron(15 8 ? * MON-FRI *)', 'Asia/Shanghai', morning],
      ['cron(45 10 ? * MON-FRI *)', 'Asia/Shanghai', least],
    ];
    expect(held).toEqual(
      expect.arrayContaining([days(1_000, 100), days(1_000, 100), days(250, 25), days(250, 25)]),
    );
    expect(held).toHaveLength(4);
  });

  test('is the same table: everything else stays as it was, under the same names', () => {
    const { ProvisionedThroughput, GlobalSecondaryIndexes, ...rest } = table?.Properties ?? {};
    const before = tableIn(usual.of('AWS::DynamoDB::Table'), 'Table')?.Properties ?? {};
    expect(before).toEqual({
      ...rest,
      BillingMode: 'PAY_PER_REQUEST',
      GlobalSecondaryIndexes: expect.any(Array),
    });
    expect(ProvisionedThroughput).toBeDefined();
    expect(GlobalSecondaryIndexes).toMatchObject(listAt(before, 'GlobalSecondaryIndexes'));
    const names = data.all.filter(({ Type }) => !Type.startsWith('AWS::ApplicationAutoScaling'));
    expect(names.map(({ id }) => id)).toEqual(usual.all.map(({ id }) => id));
  });

  test('leaves the audit paid for by use: no answer waits until more is held', () => {
    const audit = tableIn(data.of('AWS::DynamoDB::Table'), 'AuditTable');
    expect(at(audit, 'Properties', 'BillingMode')).toBe('PAY_PER_REQUEST');
    expect(at(audit, 'Properties', 'ProvisionedThroughput')).toBeUndefined();
  });

  test('holds more before an import', () => {
    const given = { ...PROVISIONED, leastWrites: 13_001, leastReads: 2_000, mostUnits: 100_000 };
    const raised = dataOf(profile, given).of('AWS::ApplicationAutoScaling::ScalableTarget');
    // Nor does a morning lower what is held for it.
    expect(JSON.stringify(raised)).not.toContain('"MinCapacity":1000');
    const least = raised.map(({ Properties }) => [Properties['MinCapacity'], Properties['MaxCapacity']]);
    expect(least).toEqual(
      expect.arrayContaining([
        [13_001, 100_000],
        [3_251, 100_000],
        [2_000, 100_000],
        [500, 100_000],
      ]),
    );
  });
});

describe('a main table that is paid for by use', () => {
  test('is what an operator gets who says nothing, and holds nothing', () => {
    const data = dataOf('aws');
    expect(data.of('AWS::ApplicationAutoScaling::ScalableTarget')).toEqual([]);
    for (const table of data.of('AWS::DynamoDB::Table'))
      expect(table.Properties['BillingMode'], table.id).toBe('PAY_PER_REQUEST');
  });

  test.each([
    ['units that are held', { leastWrites: 10 }, 'go with capacity=provisioned'],
    ['a most', { capacity: 'on-demand', mostUnits: 10 }, 'go with capacity=provisioned'],
    ['less at the most than a morning holds', { ...PROVISIONED, mostUnits: 999 }, 'mostUnits is 999'],
    ['a morning', { morningUnits: 10 }, 'go with capacity=provisioned'],
    ['more held than the most', { ...PROVISIONED, leastReads: 40_001 }, 'mostUnits is 40000'],
  ] as const)('%s is refused', (_, given, text) => {
    expect(() => stageOf('dev', 'aws', given)).toThrow(text);
  });

  test('as much held as the most is not', () => {
    const given = { ...PROVISIONED, leastWrites: 40_000, leastReads: 40_000, morningUnits: 40_000 };
    expect(stageOf('dev', 'aws', given).capacity).toMatchObject({ mode: 'provisioned', mostUnits: 40_000 });
  });
});
