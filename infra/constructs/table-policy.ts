import type { Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';

import { indexes } from '../../functions/adapters/store/keys.ts';
import type { TableAccess } from '../../functions/kit/manifest-row.ts';
import type { Data } from '../data-stack.ts';
import type { LambdaRows } from './lambda-rows.ts';

const READS = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:ConditionCheckItem'];
const WRITES = ['dynamodb:PutItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem'];

/** What the pipeline does for every request, whichever use case it is for: who asks and where they work, what was
 *  answered before, and a record of who saw whom. @see functions/kit/http.ts */
const OF_EVERY_REQUEST: readonly TableAccess[] = [
  { keys: ['reference', 'head', 'organisation'], may: 'read' },
  { keys: ['receipt', 'audit'], may: 'write' },
];

/** Where the items of some partitions stand in an index: its partitions begin with another word.
 *  @see functions/adapters/store/keys.ts, service-keys.ts, indicator-keys.ts */
const INDEXED: ReadonlyMap<string, string> = new Map([
  ['claim', 'open-claim'],
  ['resident', 'views-due'],
  ['bucket-counts', 'recount-due'],
]);

/** What a Lambda may do with the table: the first words of the partitions that it reads, writes, and finds by an index. */
export type Reach = {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  readonly finds: readonly string[];
};

const wordsOf = (access: readonly TableAccess[], may: TableAccess['may']): string[] =>
  access.filter((each) => each.may === may).flatMap(({ keys }) => keys);

const ordered = (words: readonly string[]): string[] => [...new Set(words)].sort();

/** What a Lambda reaches of the table by the rows that it carries; who may write may read. */
export const reachOf = ({ kind, rows }: Pick<LambdaRows, 'kind' | 'rows'>): Reach => {
  const own = rows.flatMap(({ tableAccess }) => tableAccess);
  const access = kind === 'http' ? [...own, ...OF_EVERY_REQUEST] : own;
  const writes = ordered(wordsOf(access, 'write'));
  const reads = ordered([...wordsOf(access, 'read'), ...writes]);
  // Only what falls due by the day is looked for in the index.
  const finds = kind === 'schedule' ? reads.flatMap((word) => INDEXED.get(word) ?? []) : [];
  return { reads, writes, finds };
};

/** A partition is its first word alone, or begins with it and `#`. A request that names no partition, as a scan, is none
 *  of these: `ForAllValues` alone would let it pass. */
const within = (words: readonly string[]) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': words.flatMap((word) => [word, `${word}#*`]) },
  Null: { 'dynamodb:LeadingKeys': 'false' },
});

const allow = (
  sid: string,
  { actions, resource, words }: { actions: string[]; resource: string; words: readonly string[] },
): PolicyStatement[] =>
  words.length === 0
    ? []
    : [
        new PolicyStatement({
          sid,
          effect: Effect.ALLOW,
          actions,
          resources: [resource],
          conditions: within(words),
        }),
      ];

/** The condition that a key is used through a service alone. */
export const atService = ({ stack }: Data, service: 'dynamodb' | 'sqs') => ({
  StringEquals: {
    'kms:ViaService': ['amazonaws.com', 'amazonaws.com.cn'].map((end) => `${service}.${stack.region}.${end}`),
  },
});

/** The statements that give a Lambda what its rows say of the table, and the use of its key through the table alone. */
export const tableStatements = (data: Data, { reads, writes, finds }: Reach): PolicyStatement[] => {
  const { tableArn } = data.table;
  if (reads.length === 0) return [];
  return [
    ...allow('ReadItems', { actions: READS, resource: tableArn, words: reads }),
    ...allow('WriteItems', { actions: WRITES, resource: tableArn, words: writes }),
    ...allow('FindByIndex', {
      actions: ['dynamodb:Query'],
      resource: `${tableArn}/index/${Object.keys(indexes).join()}`,
      words: finds,
    }),
    new PolicyStatement({
      sid: 'KeyOfTable',
      actions: [
        'kms:Decrypt',
        'kms:DescribeKey',
        ...(writes.length === 0 ? [] : ['kms:Encrypt', 'kms:GenerateDataKey']),
      ],
      resources: [data.key.keyArn],
      conditions: atService(data, 'dynamodb'),
    }),
  ];
};

/** What reading the stream of the table takes: the stream itself, and the key that it lies under. */
export const streamStatements = (data: Data): PolicyStatement[] => {
  const stream = data.table.tableStreamArn;
  if (stream === undefined) throw new Error('changes come by the stream of the table');
  return [
    new PolicyStatement({
      sid: 'ReadChanges',
      actions: [
        'dynamodb:DescribeStream',
        'dynamodb:GetRecords',
        'dynamodb:GetShardIterator',
        'dynamodb:ListStreams',
      ],
      resources: [stream],
    }),
    new PolicyStatement({
      sid: 'KeyOfChanges',
      actions: ['kms:Decrypt'],
      resources: [data.key.keyArn],
      conditions: atService(data, 'dynamodb'),
    }),
  ];
};

/** Where a stack stands: `arn:PARTITION:SERVICE:REGION:ACCOUNT:REST` of something in it. */
export const arnIn = (stack: Stack, service: string, rest: string): string =>
  `arn:${stack.partition}:${service}:${stack.region}:${stack.account}:${rest}`;
