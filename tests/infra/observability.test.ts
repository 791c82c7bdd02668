import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { useCaseOf } from '../../functions/kit/manifest-row.ts';
import { manifest } from '../../functions/manifest.ts';
import { isWaitedFor, lambdasOf } from '../../infra/constructs/lambda-rows.ts';
import { RUNBOOKS } from '../../infra/constructs/runbooks.ts';
import { at, type Deployed, givenDeployment, listAt } from './given-deployment.ts';

const { observability } = givenDeployment('aws', 'prod');
const alarms = observability.of('AWS::CloudWatch::Alarm');
const lambdas = lambdasOf(manifest);
const FOLDER = join(import.meta.dirname, '..', '..', 'docs', 'runbooks');

const dimension = (alarm: Deployed, name: string): unknown =>
  at(
    listAt(alarm, 'Properties', 'Dimensions').find((each) => at(each, 'Name') === name),
    'Value',
  );

const textOf = ({ Properties }: Deployed): string => String(Properties['AlarmDescription']);

describe('alarms', () => {
  test.each(manifest.map((row) => [useCaseOf(row), row] as const))(
    '%s has one, in the words of its impact, that names its runbook',
    (useCase, { errorImpact }) => {
      const [alarm, ...others] = alarms.filter((each) => dimension(each, 'UseCase') === useCase);
      expect(others).toEqual([]);
      expect(alarm && textOf(alarm).startsWith(`${errorImpact} — docs/runbooks/`)).toBe(true);
    },
  );

  test('each table has one for writers that it asks to wait', () => {
    const throttled = alarms.filter(({ Properties }) => Properties['MetricName'] === 'WriteThrottleEvents');
    const tables = throttled.map((alarm) => JSON.stringify(dimension(alarm, 'TableName')));
    expect(tables.map((table) => /Ref(Table|AuditTable)/.exec(table)?.[1])).toEqual(['Table', 'AuditTable']);
    expect(throttled.map(textOf).every((text) => text.endsWith(RUNBOOKS.store))).toBe(true);
  });

  test('every alarm writes to somebody when it begins and when it is over', () => {
    for (const alarm of alarms) {
      expect(listAt(alarm, 'Properties', 'AlarmActions'), alarm.id).toHaveLength(1);
      expect(listAt(alarm, 'Properties', 'OKActions'), alarm.id).toHaveLength(1);
    }
    const [letter] = observability.of('AWS::SNS::Subscription');
    expect(letter?.Properties).toMatchObject({ Protocol: 'email', Endpoint: 'operator@example.org' });
    expect(at(observability.of('AWS::SNS::Topic')[0], 'Properties', 'KmsMasterKeyId')).toBeDefined();
  });

  test('every alarm names a runbook that is there, and every runbook of an alarm is named', () => {
    const named = new Set(alarms.map((alarm) => textOf(alarm).split(' — docs/runbooks/')[1] ?? ''));
    expect([...named].sort()).toEqual([...new Set(Object.values(RUNBOOKS))].sort());
    for (const page of named) expect(existsSync(join(FOLDER, page)), page).toBe(true);
  });

  test('every runbook of an alarm says what people notice, how to look, what to do and how to know that it is over', () => {
    for (const page of Object.values(RUNBOOKS)) {
      const headings = readFileSync(join(FOLDER, page), 'utf8').match(/^## .*$/gm) ?? [];
      const asked = ['## What people notice', '## Look', '## Do', '## It is over when', '## Exercised here'];
      expect(
        headings.filter((heading) => asked.includes(heading)),
        page,
      ).toEqual(asked);
    }
  });

  test('the use cases that the runbooks name are those of the manifest', () => {
    const known = new Set(manifest.map(useCaseOf));
    const named = readdirSync(FOLDER).flatMap((page) =>
      Array.from(
        readFileSync(join(FOLDER, page), 'utf8').matchAll(
          /["`]([a-z]+(?:-[a-z]+)*\.(?:every|on)-[a-z-]+)["`]/g,
        ),
        ([, useCase = '']) => useCase,
      ),
    );
    expect(named.filter((useCase) => !known.has(useCase))).toEqual([]);
    expect(named.length).toBeGreaterThan(3);
  });

  test('whatever is given up rings at once, for every queue', () => {
    const queues = alarms
      .filter(({ Properties }) => Properties['MetricName'] === 'ApproximateNumberOfMessagesVisible')
      .flatMap((alarm) => dimension(alarm, 'QueueName') ?? []);
    expect(queues.map(String).sort()).toEqual(
      lambdas
        .filter((each) => !isWaitedFor(each))
        .map(({ lambda }) => `jiayi-prod-${lambda}-unheard`)
        .sort(),
    );
  });

  test('a Lambda that breaks before it can say anything rings too', () => {
    const watched = alarms
      .filter(({ Properties }) => Properties['MetricName'] === 'Errors')
      .map((alarm) => dimension(alarm, 'FunctionName'));
    expect(watched.map(String).sort()).toEqual(lambdas.map(({ lambda }) => `jiayi-prod-${lambda}`).sort());
  });

  test('five minutes in which changes wait ring: in the stream, and in the queue of each who follows them', () => {
    const late = (metric: string) => alarms.filter(({ Properties }) => Properties['MetricName'] === metric);
    const [reader, ...others] = late('IteratorAge');
    expect(others).toEqual([]);
    expect(reader && dimension(reader, 'FunctionName')).toBe('jiayi-prod-relay-stream');
    expect(reader?.Properties['Threshold']).toBe(300_000);
    const queues = late('ApproximateAgeOfOldestMessage');
    expect(queues.map((alarm) => String(dimension(alarm, 'QueueName'))).sort()).toEqual(
      lambdas
        .filter(({ kind }) => kind === 'change')
        .map(({ lambda }) => `jiayi-prod-${lambda}`)
        .sort(),
    );
    for (const alarm of queues) expect(alarm.Properties['Threshold'], alarm.id).toBe(300);
  });

  test('SMS ring at four fifths of what they may cost in a month; by a vendor at a day that sends a tenth of it', () => {
    const spent = alarms.find(({ Properties }) => Properties['MetricName'] === 'SMSMonthToDateSpentUSD');
    expect(spent?.Properties['Threshold']).toBe(4_000);
    const mainland = givenDeployment('aws-cn', 'prod').observability.of('AWS::CloudWatch::Alarm');
    const segments = mainland.find(({ Properties }) => Properties['MetricName'] === 'SmsSegments');
    expect(segments?.Properties).toMatchObject({ Period: 86_400, Threshold: 63_492 });
  });
});

describe('the page to look at', () => {
  test('there is one, with what a doctor, a resident and a bureau feel', () => {
    const pages = observability.of('AWS::CloudWatch::Dashboard');
    expect(pages).toHaveLength(1);
    const body = JSON.stringify(pages);
    for (const metric of [
      'Latency',
      'SmsSent',
      'SmsLate',
      'Drift',
      'IteratorAge',
      'ApproximateAgeOfOldestMessage',
    ])
      expect(body).toContain(metric);
  });
});
