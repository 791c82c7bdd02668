import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

import * as z from 'zod';

import { changesOf } from '../../../../functions/adapters/store/changes.ts';
import type { Change } from '../../../../functions/adapters/store/table.ts';
import { valueOf } from './table-fixtures.ts';

const BINARY = fileURLToPath(
  new URL('../../../../node_modules/@dynoxide/linux-x64/dynoxide', import.meta.url),
);

/** Says whether the DynamoDB-compatible engine, an optional package, is installed. */
export const isEngineInstalled = (): boolean => existsSync(BINARY);

/** A running engine: where it listens, and its end. */
export type Engine = { readonly endpoint: string; readonly stop: () => Promise<void> };

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
};

/** Starts the engine, its data in memory, and waits until it listens. */
export const startEngine = async (): Promise<Engine> => {
  const port = await freePort();
  const child = spawn(BINARY, ['serve', '--port', String(port)], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  for await (const chunk of child.stderr.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    said += String(chunk);
    if (said.includes(`:${port}\n`)) break;
  }
  child.stderr.resume();
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
};

/** The stream's own API, which has a client of its own that the product does not need: a Lambda is handed its events. */
export const askStreams = async (endpoint: string, operation: string, body: object): Promise<unknown> => {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDBStreams_20120810.${operation}`,
      'x-amz-date': '20260601T000000Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=local/20260601/cn-north-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: JSON.stringify(body),
  });
  return response.json();
};

const Streams = z.object({ Streams: z.array(z.object({ StreamArn: z.string() })) });
const Shards = z.object({
  StreamDescription: z.object({ Shards: z.array(z.object({ ShardId: z.string() })) }),
});
const Iterator = z.object({ ShardIterator: z.string() });
const Records = z.object({ Records: z.array(z.unknown()) });

const recordsOfShard = async (endpoint: string, arn: string, shard: string): Promise<readonly unknown[]> => {
  const ask = { StreamArn: arn, ShardId: shard, ShardIteratorType: 'TRIM_HORIZON' };
  const { ShardIterator } = Iterator.parse(await askStreams(endpoint, 'GetShardIterator', ask));
  return Records.parse(await askStreams(endpoint, 'GetRecords', { ShardIterator })).Records;
};

/** The first thousand changes of a table, from the engine's stream through the mapper of stream events. */
export const readStream = async (endpoint: string, table: string): Promise<readonly Change[]> => {
  const { Streams: streams } = Streams.parse(await askStreams(endpoint, 'ListStreams', { TableName: table }));
  const changes: Change[] = [];
  for (const { StreamArn } of streams) {
    const described = Shards.parse(await askStreams(endpoint, 'DescribeStream', { StreamArn }));
    for (const { ShardId } of described.StreamDescription.Shards) {
      const records = await recordsOfShard(endpoint, StreamArn, ShardId);
      changes.push(...changesOf({ Records: records }).map(({ change }) => valueOf(change)));
    }
  }
  return changes;
};
