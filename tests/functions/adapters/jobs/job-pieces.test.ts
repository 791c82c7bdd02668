import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, test } from 'vitest';

import { isRetryable } from '../../../../functions/adapters/store/errors.ts';
import type { JobId, PieceOwner } from '../../../../functions/county-files/jobs.ts';
import { anId } from '../../../given/values.ts';
import { tempFolder } from '../../../local/sources/temp-folder.ts';
import { failed, givenBucket, type GivenBucket, KMS_KEY, s3 } from './given-bucket.ts';

const job: JobId = anId('job-1');
const anImport: PieceOwner = { id: job, task: { kind: 'import' } };
const anExport: PieceOwner = { id: job, task: { kind: 'export' } };
const RANGE_BYTES = 4 << 20;
const PIECE = 'imports/job-1/pieces/rows-1';

let bucket: GivenBucket = givenBucket();

beforeEach(() => {
  bucket = givenBucket();
});

const left = (bytes: number): Buffer => {
  const piece = Buffer.alloc(bytes, 'piece of a job ');
  bucket.objects.set(PIECE, piece);
  return piece;
};

const readAll = async (): Promise<Buffer> => {
  const all: Uint8Array[] = [];
  for await (const block of (await bucket.files.piece(anImport, 'rows-1')) ?? []) all.push(block);
  return Buffer.concat(all);
};

const rangesAsked = (): readonly unknown[] =>
  s3.commandCalls(GetObjectCommand).map(({ args }) => [args[0].input.Range, args[0].input.IfMatch]);

describe('a piece in the bucket', () => {
  test('lies below the import or the export that it is of, sealed like all else', async () => {
    for (const owner of [anImport, anExport]) {
      const path = join(tempFolder(), 'piece');
      writeFileSync(path, 'x');
      await bucket.files.keepPiece(owner, { name: 'rows-1', path });
    }
    expect([...bucket.objects.keys()]).toEqual([PIECE, 'exports/job-1/pieces/rows-1']);
    expect(s3.commandCalls(PutObjectCommand)[0]?.args[0].input).toMatchObject({
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: KMS_KEY,
      BucketKeyEnabled: true,
      ChecksumSHA256: expect.any(String),
    });
  });

  test.each([
    [RANGE_BYTES - 1, 1],
    [RANGE_BYTES, 1],
    [RANGE_BYTES + 1, 2],
    [3 * RANGE_BYTES, 3],
  ])('of %i bytes is read by ranges: %i of them, all of one object', async (bytes, ranges) => {
    const piece = left(bytes);
    expect((await readAll()).equals(piece)).toBe(true);
    const asked = rangesAsked();
    expect(asked).toHaveLength(ranges);
    expect(asked[0]).toEqual(['bytes=0-4194303', undefined]);
    expect(asked.slice(1)).toEqual(
      Array.from({ length: ranges - 1 }, (_, nth) => [
        `bytes=${(nth + 1) * RANGE_BYTES}-${(nth + 2) * RANGE_BYTES - 1}`,
        expect.stringMatching(/^"[0-9a-f]{32}"$/),
      ]),
    );
  });

  test('is asked for as it is read, and no further', async () => {
    left(3 * RANGE_BYTES);
    const blocks = (await bucket.files.piece(anImport, 'rows-1')) ?? [];
    expect(rangesAsked()).toHaveLength(1);
    for await (const block of blocks) {
      expect(block).toHaveLength(RANGE_BYTES);
      break;
    }
    expect(rangesAsked()).toHaveLength(1);
  });

  test('that was replaced while it was read is an error', async () => {
    left(2 * RANGE_BYTES);
    const blocks = (await bucket.files.piece(anImport, 'rows-1')) ?? [];
    left(2 * RANGE_BYTES + 1);
    const read = async (): Promise<void> => {
      for await (const block of blocks) expect(block).toHaveLength(RANGE_BYTES);
    };
    await expect(read()).rejects.toMatchObject({
      code: 'store/refused',
      message: 'the bucket of jobs refused the request: PreconditionFailed',
    });
  });

  test('that was removed while it was read is an error', async () => {
    left(2 * RANGE_BYTES);
    const blocks = (await bucket.files.piece(anImport, 'rows-1')) ?? [];
    await bucket.files.removePieces(anImport);
    const read = async (): Promise<void> => {
      for await (const block of blocks) expect(block).toHaveLength(RANGE_BYTES);
    };
    await expect(read()).rejects.toMatchObject({ code: 'store/damaged' });
  });

  test.each(['SlowDown', 'TimeoutError'])('is asked for again where the bucket says %s', async (name) => {
    const found = { Body: { transformToByteArray: async () => Buffer.from('ab') }, ETag: '"1"' };
    let times = 0;
    s3.on(GetObjectCommand).callsFake(() => {
      times += 1;
      if (times < 3) throw failed(name);
      return { ...found, ContentRange: 'bytes 0-1/2' };
    });
    expect((await readAll()).toString()).toBe('ab');
    expect(times).toBe(3);
  });

  test('is asked for again where an answer broke off, and not for ever', async () => {
    const reset = Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
    const transformToByteArray = async (): Promise<Uint8Array> => {
      throw reset;
    };
    s3.on(GetObjectCommand).callsFake(() => ({ Body: { transformToByteArray }, ETag: '"1"' }));
    await expect(readAll()).rejects.toMatchObject({ code: 'store/unavailable', cause: reset });
    expect(rangesAsked()).toHaveLength(3);
  });

  test('that does not say how long it is is not taken for a whole one', async () => {
    s3.on(GetObjectCommand).resolves({ ETag: '"1"' });
    await expect(readAll()).rejects.toMatchObject({ code: 'store/refused' });
  });

  test('that the bucket does not remove is an error, under the name that the bucket has for it', async () => {
    left(1);
    s3.on(DeleteObjectsCommand).resolves({ Errors: [{ Key: PIECE, Code: 'AccessDenied' }] });
    await expect(bucket.files.removePieces(anImport)).rejects.toMatchObject({
      code: 'store/refused',
      message: 'the bucket of jobs refused the request: AccessDenied',
    });
  });

  test('that the bucket is too busy to remove is removed again', async () => {
    left(1);
    s3.on(DeleteObjectsCommand)
      .resolvesOnce({ Errors: [{ Key: PIECE, Code: 'SlowDown' }] })
      .resolves({});
    await bucket.files.removePieces(anImport);
    expect(s3.commandCalls(DeleteObjectsCommand)).toHaveLength(2);
  });
});

const BLOCK = Buffer.alloc(16 << 20, '0123456789abcdef');

/** So many blocks of 16 MB, and perhaps no end. */
const blocksOf = async function* (blocks: number, end?: Error): AsyncGenerator<Uint8Array> {
  for (let nth = 0; nth < blocks; nth++) yield BLOCK;
  if (end !== undefined) throw end;
};

const KEY = 'exports/job-1/residents.csv';

const stream = (blocks: AsyncIterable<Uint8Array>): Promise<number> =>
  bucket.files.keepStreamed(job, 'residents.csv', blocks);

const expectNothing = (): void => {
  expect([...bucket.objects.keys()]).toEqual([]);
  expect([...bucket.uploads.keys()]).toEqual([]);
};

describe('a file that streams into the bucket', () => {
  test('goes there in parts of 64 MB, sealed and each compared with its checksum', async () => {
    expect(await stream(blocksOf(9))).toBe(9 * BLOCK.length);
    expect(bucket.asked.toSorted()).toEqual([
      `begin ${KEY}`,
      `complete ${KEY}`,
      `part 1 ${KEY}`,
      `part 2 ${KEY}`,
      `part 3 ${KEY}`,
    ]);
    expect(bucket.objects.get(KEY)?.length).toBe(9 * BLOCK.length);
    expect([...bucket.uploads.keys()]).toEqual([]);
    expect(s3.commandCalls(CreateMultipartUploadCommand)[0]?.args[0].input).toMatchObject({
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: KMS_KEY,
      BucketKeyEnabled: true,
    });
  });

  test('goes there at once where it is small, sealed and compared with its checksum', async () => {
    expect(await stream(blocksOf(1))).toBe(BLOCK.length);
    expect(bucket.asked).toEqual([`put ${KEY}`]);
    expect(s3.commandCalls(PutObjectCommand)[0]?.args[0].input).toMatchObject({
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: KMS_KEY,
      BucketKeyEnabled: true,
      ChecksumAlgorithm: 'SHA256',
    });
  });

  test('is given up where its source breaks off, which is what is told', async () => {
    const broken = new Error('the source broke');
    await expect(stream(blocksOf(5, broken))).rejects.toBe(broken);
    expect(s3.commandCalls(AbortMultipartUploadCommand)).toHaveLength(1);
    expectNothing();
  });

  test('is given up where a part fails, and its source is closed', async () => {
    let isClosed = false;
    const source = async function* (): AsyncGenerator<Uint8Array> {
      try {
        yield* blocksOf(30);
      } finally {
        isClosed = true;
      }
    };
    s3.on(UploadPartCommand).rejects(failed('SlowDown', 503));
    const error: unknown = await stream(source()).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'store/throttled' });
    expect(isRetryable(error)).toBe(true);
    expect(isClosed).toBe(true);
    expect(s3.commandCalls(AbortMultipartUploadCommand)).toHaveLength(1);
    expectNothing();
  });

  test('is given up where the bucket does not put its parts together', async () => {
    s3.on(CompleteMultipartUploadCommand).rejects(failed('InternalError', 500));
    await expect(stream(blocksOf(5))).rejects.toMatchObject({ code: 'store/outcome-unknown' });
    expect(s3.commandCalls(AbortMultipartUploadCommand)).toHaveLength(1);
    expectNothing();
  });

  test('that cannot even be given up tells why it was not stored', async () => {
    s3.on(UploadPartCommand).rejects(failed('AccessDenied', 403));
    s3.on(AbortMultipartUploadCommand).rejects(failed('InternalError', 500));
    await expect(stream(blocksOf(5))).rejects.toMatchObject({
      code: 'store/refused',
      message: 'the bucket of jobs refused the request: AccessDenied',
    });
  });
});
