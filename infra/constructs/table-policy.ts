import type { Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';

import { indexes } from '../../functions/adapters/store/keys.ts';
import type { Data } from '../data-stack.ts';
import type { Reach } from './reach.ts';

const READS = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:ConditionCheckItem'];
const WRITES = ['dynamodb:PutItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem'];
/** Of the audit nothing is checked and read in one request with anything else, and what is written is added. */
const AUDIT_READS = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const AUDIT_ADDS = ['dynamodb:PutItem'];

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
