import type { Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';

import { indexes, isAuditWord } from '../../functions/adapters/store/keys.ts';
import type { TableAccess } from '../../functions/kit/manifest-row.ts';
import type { Data } from '../data-stack.ts';
import type { LambdaRows } from './lambda-rows.ts';

const READS = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:ConditionCheckItem'];
const WRITES = ['dynamodb:PutItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem'];
/** Of the audit nothing is checked and read in one request with anything else, and what is written is added. */
const AUDIT_READS = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const AUDIT_ADDS = ['dynamodb:PutItem'];

/** Who works where is read as one: the rows of files, the facts since, and the version of both.
 *  @see functions/adapters/service-store/reference.ts */
const WORKPLACES = ['reference', 'head', 'organisation'] as const;

/** What the pipeline does for every request, whichever use case it is for: who asks and where they work, what was
 *  answered before, a record of who saw whom and, where that was one person, that they were looked at. @see functions/kit/http.ts */
const OF_EVERY_REQUEST: readonly TableAccess[] = [
  { keys: WORKPLACES, may: 'read' },
  { keys: ['receipt', 'audit', 'looked'], may: 'write' },
];

/** Where the items of some partitions stand in an index: its partitions begin with another word.
 *  @see functions/adapters/store/keys.ts, service-keys.ts, indicator-keys.ts */
const INDEXED: ReadonlyMap<string, string> = new Map([
  ['claim', 'open-claim'],
  ['resident', 'views-due'],
  ['bucket-counts', 'recount-due'],
]);
const OF_INDEX: ReadonlySet<string> = new Set(INDEXED.values());

/** What a Lambda may do with the tables: the first words of the partitions that it reads, writes, and finds by an index; and of
 *  those of the audit which it reads and which it adds to. */
export type Reach = {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  readonly finds: readonly string[];
  readonly audit: { readonly reads: readonly string[]; readonly adds: readonly string[] };
};

const wordsOf = (access: readonly TableAccess[], may: TableAccess['may']): string[] =>
  access.filter((each) => each.may === may).flatMap(({ keys }) => keys);

const ordered = (words: readonly string[]): string[] => [...new Set(words)].sort();

const ofMain = (words: readonly string[]): string[] =>
  ordered(words.filter((word) => !isAuditWord(word) && !OF_INDEX.has(word)));
const ofAudit = (words: readonly string[]): string[] => ordered(words.filter(isAuditWord));

/** What a Lambda reaches of the tables by the rows that it carries; who may write may read, but who adds to the audit need not. */
export const reachOf = ({ kind, rows }: Pick<LambdaRows, 'kind' | 'rows'>): Reach => {
  const own = rows.flatMap(({ tableAccess }) => tableAccess);
  const access = kind === 'http' ? [...own, ...OF_EVERY_REQUEST] : own;
  const [read, write] = [wordsOf(access, 'read'), wordsOf(access, 'write')];
  const writes = ofMain(write);
  const reads = ofMain([...read, ...writes, ...(read.includes('reference') ? WORKPLACES : [])]);
  // What falls due by the day is looked for in the index by the clock, and by whoever's row says so.
  const due = kind === 'schedule' ? reads.flatMap((word) => INDEXED.get(word) ?? []) : [];
  const finds = ordered([...due, ...read.filter((word) => OF_INDEX.has(word))]);
  return { reads, writes, finds, audit: { reads: ofAudit(read), adds: ofAudit(write) } };
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

const auditStatements = (
  { audit: { tableArn } }: Data,
  { reads, adds }: Reach['audit'],
): PolicyStatement[] => [
  ...allow('ReadAudit', { actions: AUDIT_READS, resource: tableArn, words: reads }),
  ...allow('AddToAudit', { actions: AUDIT_ADDS, resource: tableArn, words: adds }),
];

/** The statements that give a Lambda what its rows say of the tables, and the use of their key through the tables alone. */
export const tableStatements = (data: Data, { reads, writes, finds, audit }: Reach): PolicyStatement[] => {
  const { tableArn } = data.table;
  if (reads.length === 0) return [];
  const doesWrite = writes.length > 0 || audit.adds.length > 0;
  return [
    ...allow('ReadItems', { actions: READS, resource: tableArn, words: reads }),
    ...allow('WriteItems', { actions: WRITES, resource: tableArn, words: writes }),
    ...allow('FindByIndex', {
      actions: ['dynamodb:Query'],
      resource: `${tableArn}/index/${Object.keys(indexes).join()}`,
      words: finds,
    }),
    ...auditStatements(data, audit),
    new PolicyStatement({
      sid: 'KeyOfTable',
      actions: [
        'kms:Decrypt',
        'kms:DescribeKey',
        ...(doesWrite ? ['kms:Encrypt', 'kms:GenerateDataKey'] : []),
      ],
      resources: [data.key.keyArn],
      conditions: atService(data, 'dynamodb'),
    }),
  ];
};

/** The stream of a table. */
export const streamOf = ({ tableStreamArn }: Data['table']): string => {
  if (tableStreamArn === undefined) throw new Error('changes come by the stream of a table');
  return tableStreamArn;
};

/** What reading the streams of the tables takes: the streams themselves, and the key that they lie under. */
export const streamStatements = (data: Data): PolicyStatement[] => [
  new PolicyStatement({
    sid: 'ReadChanges',
    actions: [
      'dynamodb:DescribeStream',
      'dynamodb:GetRecords',
      'dynamodb:GetShardIterator',
      'dynamodb:ListStreams',
    ],
    resources: [data.table, data.audit].map(streamOf),
  }),
  new PolicyStatement({
    sid: 'KeyOfChanges',
    actions: ['kms:Decrypt'],
    resources: [data.key.keyArn],
    conditions: atService(data, 'dynamodb'),
  }),
];

/** Where a stack stands: `arn:PARTITION:SERVICE:REGION:ACCOUNT:REST` of something in it. */
export const arnIn = (stack: Stack, service: string, rest: string): string =>
  `arn:${stack.partition}:${service}:${stack.region}:${stack.account}:${rest}`;
