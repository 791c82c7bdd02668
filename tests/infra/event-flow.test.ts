import { describe, expect, test } from 'vitest';

import { useCaseOf } from '../../functions/kit/manifest-row.ts';
import { isAuditWord } from '../../functions/adapters/store/keys.ts';
import { manifest } from '../../functions/manifest.ts';
import { gatheredSOf } from '../../infra/constructs/change-queue.ts';
import { changeRows, lambdasOf, logicalName } from '../../infra/constructs/lambda-rows.ts';
import { PUBLISHERS } from '../../infra/constructs/talents.ts';
import { at, type Deployed, givenDeployment, listAt } from './given-deployment.ts';

const { service } = givenDeployment('aws', 'prod');
const consumers = lambdasOf(manifest).filter(({ kind }) => kind === 'change');
const each = consumers.map((consumer) => [consumer.lambda, consumer] as const);

const functionOf = (lambda: string): Deployed | undefined =>
  service
    .of('AWS::Lambda::Function')
    .find(({ Properties }) => Properties['FunctionName'] === `jiayi-prod-${lambda}`);
const queueOf = (name: string): Deployed | undefined =>
  service.of('AWS::SQS::Queue').find(({ Properties }) => Properties['QueueName'] === `jiayi-prod-${name}`);

const sources = service.of('AWS::Lambda::EventSourceMapping');
const sourcesOf = (lambda: string): readonly Deployed[] =>
  sources.filter(({ Properties }) => at(Properties, 'FunctionName', 'Ref') === functionOf(lambda)?.id);

const variablesOf = (lambda: string): unknown =>
  at(functionOf(lambda), 'Properties', 'Environment', 'Variables');

const policyOf = (lambda: string): string =>
  JSON.stringify(
    service.of('AWS::IAM::ManagedPolicy').find(({ id }) => id.startsWith(`${logicalName(lambda)}Policy`)),
  );

/** The text of a template: what it refers to stands in it as `<NAME>`. */
const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const joined = listAt(value, 'Fn::Join');
  if (Array.isArray(joined[1])) return joined[1].map(textOf).join(String(joined[0]));
  return `<${String(at(value, 'Ref'))}>`;
};

const outlets: unknown = JSON.parse(textOf(at(variablesOf('relay-stream'), 'JIAYI_OUTLETS')));
const outletOf = (lambda: string): unknown =>
  listAt({ outlets }, 'outlets').find((outlet) => at(outlet, 'queue') === `<${queueOf(lambda)?.id}>`);

describe('the reader of the streams', () => {
  const readers = sources.filter(({ Properties }) => Properties['StartingPosition'] !== undefined);
  const streamOf = (reader: Deployed): string =>
    /(Table|AuditTable)StreamArn/.exec(JSON.stringify(at(reader, 'Properties', 'EventSourceArn')))?.[1] ?? '';
  const words = [...new Set(changeRows(manifest).map(({ trigger }) => trigger.of))];

  test('is one, whoever follows the changes, for the stream of each table', () => {
    expect(readers).toEqual(sourcesOf('relay-stream'));
    expect(readers.map(streamOf)).toEqual(['Table', 'AuditTable']);
    for (const reader of readers)
      expect(policyOf('relay-stream')).toContain(JSON.stringify(at(reader, 'Properties', 'EventSourceArn')));
  });

  test.each([
    ['Table', (word: string) => !isAuditWord(word)],
    ['AuditTable', isAuditWord],
  ] as const)(
    'is started by the changes of %s that some row asks for, and no other word that begins like one',
    (table, liesThere) => {
      const reader = readers.find((one) => streamOf(one) === table);
      const filters = listAt(reader, 'Properties', 'FilterCriteria', 'Filters');
      const [pattern] = filters.map((filter): unknown => JSON.parse(String(at(filter, 'Pattern'))));
      const S = words.filter(liesThere).flatMap((word) => [word, { prefix: `${word}#` }]);
      expect(S.length).toBeGreaterThan(0);
      expect(filters).toHaveLength(1);
      expect(pattern).toEqual({ dynamodb: { Keys: { pk: { S } } } });
      expect(String(at(filters[0], 'Pattern')).length).toBeLessThan(4_096);
    },
  );

  test('halves a batch that fails, tries for a while, and keeps the place aside of what cannot be handed on', () => {
    for (const reader of readers) {
      expect(reader.Properties).toMatchObject({
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        MaximumRetryAttempts: 100,
        MaximumRecordAgeInSeconds: 21_600,
        StartingPosition: 'TRIM_HORIZON',
      });
      const aside = at(reader, 'Properties', 'DestinationConfig', 'OnFailure', 'Destination', 'Fn::GetAtt');
      expect(aside).toEqual([queueOf('relay-stream-unheard')?.id, 'Arn']);
    }
  });

  test('gathers for as long as whoever is told can wait: changes that are counted for five seconds, looks for a minute', () => {
    expect(
      readers.map((reader) => [streamOf(reader), reader.Properties['MaximumBatchingWindowInSeconds']]),
    ).toEqual([
      ['Table', 5],
      ['AuditTable', 60],
    ]);
  });

  test.each(each)('knows what %s asks for, its queue and where the rest goes', (lambda, consumer) => {
    expect(outletOf(lambda)).toEqual({
      asks: changeRows(consumer.rows).map(({ trigger: { of, part } }) =>
        part === undefined ? { of } : { of, part },
      ),
      queue: `<${queueOf(lambda)?.id}>`,
      aside: `<${queueOf(`${lambda}-unheard`)?.id}>`,
    });
  });

  test('is told and may do nothing else: it knows neither the table nor a key', () => {
    expect(Object.keys(Object(variablesOf('relay-stream'))).sort()).toEqual(['JIAYI_OUTLETS', 'JIAYI_STAGE']);
    const policy = policyOf('relay-stream');
    expect(policy).not.toMatch(/dynamodb:(Get|Batch|Put|Delete|Query|Condition)\w*Item|dynamodb:Query/);
    expect(policy).not.toMatch(/OpenDataKey|ReadItems|s3:|sns:|events:/);
    for (const { lambda } of consumers) {
      expect(policy).toContain(`"${queueOf(lambda)?.id}"`);
      expect(policyOf(lambda)).not.toMatch(/dynamodb:GetRecords|sqs:SendMessage/);
    }
  });
});

describe('the queue of each who follows changes', () => {
  test.each(each)('%s is started by its own, and by nothing else', (lambda, { rows }) => {
    const [source, ...others] = sourcesOf(lambda);
    expect(others).toEqual([]);
    expect(at(source, 'Properties', 'EventSourceArn', 'Fn::GetAtt')).toEqual([queueOf(lambda)?.id, 'Arn']);
    expect(source?.Properties).toMatchObject({
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 10 },
    });
    expect(at(variablesOf(lambda), 'JIAYI_QUEUE', 'Ref')).toBe(queueOf(lambda)?.id);
    const longest = Math.max(...rows.map(({ timeoutS }) => timeoutS));
    expect(at(queueOf(lambda), 'Properties', 'VisibilityTimeout')).toBe(
      6 * longest + Number(source?.Properties['MaximumBatchingWindowInSeconds']),
    );
  });

  test('gathers for as long as its people can wait: who looked a minute, other systems twenty seconds, counts and lists five', () => {
    expect(
      Object.fromEntries(
        consumers.map(({ lambda }) => [
          lambda,
          sourcesOf(lambda)[0]?.Properties['MaximumBatchingWindowInSeconds'],
        ]),
      ),
    ).toEqual({
      'access-change': 60,
      'county-files-change': 5,
      'indicators-change': 5,
      'organisation-change': 5,
      'publishing-change': 20,
    });
  });

  test('a queue has one time to gather: all rows of its Lambda say the same', () => {
    for (const { lambda, rows } of consumers)
      expect(new Set(rows.map((row) => gatheredSOf([row]))).size, lambda).toBe(1);
  });

  test.each(each)('%s tries so often, then it goes aside, long before anything is forgotten', (lambda) => {
    const { Properties } = queueOf(lambda) ?? expect.fail('there is a queue');
    const aside = queueOf(`${lambda}-unheard`);
    expect(at(Properties, 'RedrivePolicy')).toEqual({
      deadLetterTargetArn: { 'Fn::GetAtt': [aside?.id, 'Arn'] },
      maxReceiveCount: 8,
    });
    const kept = Number(Properties['MessageRetentionPeriod']);
    expect(kept).toBeGreaterThan(8 * Number(Properties['VisibilityTimeout']));
    expect(at(aside, 'Properties', 'MessageRetentionPeriod')).toBeGreaterThan(kept);
  });

  test('lies under the key of the records that are in it', () => {
    const keyOf = (queue: Deployed | undefined): string =>
      JSON.stringify(at(queue, 'Properties', 'KmsMasterKeyId'));
    for (const { lambda } of consumers) {
      expect(keyOf(queueOf(lambda))).toContain('DataKey');
      expect(keyOf(queueOf(`${lambda}-unheard`))).toContain('DataKey');
    }
    expect(keyOf(queueOf('relay-stream-unheard'))).toContain('OperationsKey');
  });
});

describe('who tells other systems', () => {
  const telling = consumers.filter(({ lambda }) => policyOf(lambda).includes('events:PutEvents'));

  test('is one Lambda, for its use cases, and on the one bus', () => {
    expect(telling.map(({ lambda }) => lambda)).toEqual(['publishing-change']);
    expect(telling.flatMap(({ rows }) => rows.map(useCaseOf))).toEqual(PUBLISHERS);
    const [bus] = service.of('AWS::Events::EventBus');
    expect(policyOf('publishing-change')).toContain(`"Resource":{"Fn::GetAtt":["${bus?.id}","Arn"]}`);
    expect(at(bus, 'Properties', 'KmsKeyIdentifier')).toBeDefined();
  });

  test('reaches neither the table nor the field keys: it cannot tell a name', () => {
    expect(Object.keys(Object(variablesOf('publishing-change'))).sort()).toEqual([
      'JIAYI_BUS',
      'JIAYI_QUEUE',
      'JIAYI_STAGE',
    ]);
    expect(policyOf('publishing-change')).not.toMatch(/dynamodb|OpenDataKey|s3:/);
  });
});
