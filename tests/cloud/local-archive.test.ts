import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { S3Client, UploadPartCommand } from '@aws-sdk/client-s3';
import { afterEach, describe, expect, test } from 'vitest';

import { jobFilesInBucket } from '../../functions/adapters/jobs/job-bucket.ts';
import type { JobFiles, JobId, PieceOwner } from '../../functions/county-files/jobs.ts';
import { anId } from '../given/values.ts';
import { tempFolder } from '../local/sources/temp-folder.ts';
import type { Deed } from './grants.ts';
import { type BucketRequest, localArchive, type LocalArchive } from './local-archive.ts';
import { bytesOf, listenHere } from './local-server.ts';

const KEY = 'arn:aws:kms:ap-southeast-1:111122223333:key/one';
const job: JobId = anId('job-1');
const anImport: PieceOwner = { id: job, task: { kind: 'import' } };

const stops: (() => void)[] = [];

afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

type Given = {
  readonly files: JobFiles;
  readonly client: S3Client;
  readonly archive: LocalArchive;
  /** What was asked for leave to do, each action once. */
  readonly asked: ReadonlySet<string>;
};

/** A bucket of this machine behind the real client. */
const given = async (may: BucketRequest['may'] = () => true): Promise<Given> => {
  const archive = localArchive({ region: 'ap-southeast-1', onFile: () => undefined, keyOf: () => undefined });
  const asked = new Set<string>();
  const noted = (deed: Deed): boolean => {
    asked.add(deed.action);
    return may(deed);
  };
  const { endpoint, stop } = await listenHere((request, response) => {
    void bytesOf(request).then((body) => {
      const { method = '', headers, url = '' } = request;
      const answer = archive.answer({ method, headers, url: new URL(url, 'http://s3'), body, may: noted });
      response.writeHead(answer.status ?? 200, { ...answer.headers }).end(answer.body);
    });
  });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new S3Client({
    region: 'ap-southeast-1',
    endpoint,
    credentials,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    maxAttempts: 1,
  });
  stops.push(stop, () => client.destroy());
  return { files: jobFilesInBucket({ client, bucket: 'Archive', kmsKey: KEY }), client, archive, asked };
};

const leave = async (files: JobFiles, name: string, bytes: Uint8Array): Promise<void> => {
  const path = join(tempFolder(), 'piece');
  writeFileSync(path, bytes);
  await files.keepPiece(anImport, { name, path });
};

const read = async (files: JobFiles, name: string): Promise<Buffer | undefined> => {
  const all: Uint8Array[] = [];
  const blocks = await files.piece(anImport, name);
  if (blocks === undefined) return undefined;
  for await (const block of blocks) all.push(block);
  return Buffer.concat(all);
};

const BLOCK = Buffer.alloc(16 << 20, '编号,姓名\n');

const blocksOf = async function* (blocks: number): AsyncGenerator<Uint8Array> {
  for (let nth = 0; nth < blocks; nth++) yield BLOCK;
};

describe('a bucket of this machine, asked as that of a stage is', () => {
  test('keeps pieces, gives them range by range, and removes them all', async () => {
    const { files, archive, asked } = await given();
    const large = Buffer.alloc((9 << 20) + 7, 'a piece of a job ');
    await leave(files, 'rows-1', large);
    await leave(files, 'rows-2', Buffer.alloc(0));
    expect((await read(files, 'rows-1'))?.equals(large)).toBe(true);
    expect(await read(files, 'rows-2')).toHaveLength(0);
    expect(await read(files, 'rows-3')).toBeUndefined();
    await files.removePieces(anImport);
    expect(archive.names()).toEqual([]);
    expect([...asked].toSorted()).toEqual([
      'kms:Decrypt',
      'kms:GenerateDataKey',
      's3:DeleteObject',
      's3:GetObject',
      's3:ListBucket',
      's3:PutObject',
    ]);
  });

  test('removes more pieces than it lists at once, and no others', async () => {
    const { files, archive } = await given();
    for (let nth = 0; nth < 1_203; nth++)
      archive.put(`Archive/imports/job-1/pieces/rows-${nth}`, Buffer.of(1));
    archive.put('Archive/imports/job-1/upload', Buffer.of(1));
    archive.put('Archive/imports/job-12/pieces/rows-1', Buffer.of(1));
    await files.removePieces(anImport);
    expect(archive.names()).toEqual(['Archive/imports/job-1/upload', 'Archive/imports/job-12/pieces/rows-1']);
  });

  test('takes a file part by part, compared with its checksums, for who may seal and open', async () => {
    const { files, archive, asked } = await given();
    expect(await files.keepStreamed(job, 'residents.csv', blocksOf(5))).toBe(5 * BLOCK.length);
    expect(archive.begun()).toEqual([]);
    expect([...asked].toSorted()).toEqual(['kms:Decrypt', 'kms:GenerateDataKey', 's3:PutObject']);
    const whole = Buffer.concat([BLOCK, BLOCK, BLOCK, BLOCK, BLOCK]);
    expect((await files.read(job, 'residents.csv')) === whole.toString()).toBe(true);
  });

  test('has nothing of a file whose source breaks off, and forgets its parts', async () => {
    const { files, archive, asked } = await given();
    const breaking = async function* (): AsyncGenerator<Uint8Array> {
      yield* blocksOf(5);
      throw new Error('the source broke');
    };
    await expect(files.keepStreamed(job, 'residents.csv', breaking())).rejects.toThrow('the source broke');
    expect([archive.names(), archive.begun()]).toEqual([[], []]);
    expect(asked.has('s3:AbortMultipartUpload')).toBe(true);
  });

  test('takes no part that is not the one whose checksum was told', async () => {
    const { client } = await given();
    const part = { Bucket: 'Archive', Key: 'a', UploadId: 'upload-1', PartNumber: 1, Body: Buffer.of(1) };
    await expect(client.send(new UploadPartCommand(part))).rejects.toMatchObject({ name: 'NoSuchUpload' });
    const archive = localArchive({
      region: 'ap-southeast-1',
      onFile: () => undefined,
      keyOf: () => undefined,
    });
    const asked = (method: string, query: string, headers: BucketRequest['headers']) =>
      archive.answer({
        method,
        url: new URL(`http://s3/Archive/a?${query}`),
        headers,
        body: Buffer.of(1),
        may: () => true,
      }).status;
    expect(asked('POST', 'uploads', {})).toBe(400);
    expect(asked('POST', 'uploads', { 'x-amz-checksum-algorithm': 'SHA256' })).toBeUndefined();
    const of = 'partNumber=1&uploadId=upload-1';
    expect(asked('PUT', of, { 'x-amz-checksum-sha256': 'of another' })).toBe(400);
    expect(asked('PUT', of, {})).toBe(400);
  });

  test.each(['s3:PutObject', 'kms:GenerateDataKey', 'kms:Decrypt'])(
    'takes no parts from who may not %s',
    async (action) => {
      const { files, archive } = await given((deed) => deed.action !== action);
      const kept = files.keepStreamed(job, 'residents.csv', blocksOf(5));
      await expect(kept).rejects.toMatchObject({ code: 'store/refused' });
      expect([archive.names(), archive.begun()]).toEqual([[], []]);
    },
  );

  test('lists only below what who asks may list, and removes only what they may remove', async () => {
    const below = await given(({ action, context }) =>
      action === 's3:ListBucket' ? context?.['s3:prefix'] === 'imports/job-1/pieces/' : true,
    );
    below.archive.put('Archive/imports/job-1/pieces/rows-1', Buffer.of(1));
    await below.files.removePieces(anImport);
    expect(below.archive.names()).toEqual([]);
    for (const action of ['s3:ListBucket', 's3:DeleteObject']) {
      const { files, archive } = await given((deed) => deed.action !== action);
      archive.put('Archive/imports/job-1/pieces/rows-1', Buffer.of(1));
      await expect(files.removePieces(anImport)).rejects.toMatchObject({
        message: 'the bucket of jobs refused the request: AccessDenied',
      });
      expect(archive.names()).toHaveLength(1);
    }
  });
});
