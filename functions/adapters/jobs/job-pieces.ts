import { Readable } from 'node:stream';

import {
  AbortMultipartUploadCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  type GetObjectCommandOutput,
  ListObjectsV2Command,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';

import type { JobPieces, PieceOwner } from '../../county-files/jobs.ts';
import { askService, serviceFailure } from '../cloud/service-failure.ts';
import { storeError } from '../store/errors.ts';
import {
  askAgain,
  asked,
  FILE_PATIENCE_MS,
  ifThere,
  type JobBucket,
  type ObjectName,
  objectOf,
  putFile,
  stored,
} from './bucket-objects.ts';
import { requirePieceName, requirePlainName } from './job-folder.ts';

/** Of a piece so much is read at a time: 64 of them are held while they are put together. */
const RANGE_BYTES = 4 << 20;
/** A range of this size takes a tenth of a second. */
const RANGE_PATIENCE_MS = 60_000;

/** A file of 10,000 such parts, the most that there may be, is larger than any county. Two are under way at once, so that memory
 *  holds as much as three. @source Amazon S3 User Guide, “Amazon S3 multipart upload limits” */
const PART_BYTES = 64 << 20;
const PARTS_AT_ONCE = 2;

const folderOf = ({ id, task }: PieceOwner): string => `${task.kind}s/${id}/pieces/`;

const pieceOf = ({ bucket }: JobBucket, job: PieceOwner, name: string): ObjectName => {
  requirePieceName(name);
  return { Bucket: bucket, Key: `${folderOf(job)}${name}` };
};

/** A range of an object, which is whole and of which object it is. */
type Range = { readonly bytes: Uint8Array; readonly etag: string; readonly total: number };

const NOTHING: Range = { bytes: new Uint8Array(), etag: '', total: 0 };

/** Of an object without a byte there is no range. */
const ifAny = async (ask: () => Promise<Range>): Promise<Range> => {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error && error.name === 'InvalidRange') return NOTHING;
    throw error;
  }
};

/** What the bucket says of the object that it gives a range of. */
const toldBy = ({ ETag, ContentRange }: GetObjectCommandOutput): Omit<Range, 'bytes'> => {
  const [, total] = /\/(\d+)$/.exec(ContentRange ?? '') ?? [];
  if (ETag === undefined || total === undefined)
    throw new Error('a range is told with what it is a range of');
  return { etag: ETag, total: Number(total) };
};

/** The range of an object from a byte on, of the very one that has the ETag; undefined where there is no object. */
const rangeFrom = (
  { client }: JobBucket,
  object: ObjectName,
  { at, etag }: { readonly at: number; readonly etag?: string },
): Promise<Range | undefined> => {
  const range = { Range: `bytes=${at}-${at + RANGE_BYTES - 1}` };
  const command = new GetObjectCommand({ ...object, ...range, ...(etag !== undefined && { IfMatch: etag }) });
  const ask = async (options: { readonly abortSignal: AbortSignal }): Promise<Range> => {
    const answer = await client.send(command, options);
    const bytes = (await answer.Body?.transformToByteArray()) ?? new Uint8Array();
    return { bytes, ...toldBy(answer) };
  };
  return askAgain(() =>
    askService(asked(RANGE_PATIENCE_MS, false), (options) => ifThere(() => ifAny(() => ask(options)))),
  );
};

/** The blocks of an object whose first one was read. Each is asked for when it is wanted: no answer waits for a slow reader. */
const blocksFrom = async function* (
  place: JobBucket,
  object: ObjectName,
  first: Range,
): AsyncGenerator<Uint8Array> {
  const { etag, total } = first;
  let range = first;
  let at = 0;
  while (at < total) {
    if (range.bytes.length === 0) throw storeError('store/damaged', 'a piece of a job ended before its end');
    yield range.bytes;
    at += range.bytes.length;
    if (at < total) range = (await rangeFrom(place, object, { at, etag })) ?? NOTHING;
  }
};

/** Gives up what was stored of a file: its parts would be paid for though nobody sees them. */
const giveUp = async (
  { client }: JobBucket,
  object: ObjectName,
  UploadId: string | undefined,
): Promise<void> => {
  if (UploadId === undefined) return;
  const command = new AbortMultipartUploadCommand({ ...object, UploadId });
  try {
    await askService(asked(FILE_PATIENCE_MS, true), (options) => client.send(command, options));
  } catch {
    // Why the file was not stored is told; what is left of it the bucket forgets by itself.
  }
};

/** Stores what comes as an object, part by part, each compared with its checksum; the client sends a part again by itself. */
const putStreamed = async (
  place: JobBucket,
  object: ObjectName,
  blocks: AsyncIterable<Uint8Array>,
): Promise<number> => {
  let bytes = 0;
  let broken: unknown;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    try {
      for await (const block of blocks) {
        bytes += block.length;
        yield block;
      }
    } catch (error) {
      broken = error;
      throw error;
    }
  };
  const Body = Readable.from(counted(), { highWaterMark: 1 });
  const upload = new Upload({
    client: place.client,
    params: { ...object, ...stored(place, { Body, ChecksumAlgorithm: 'SHA256' }) },
    partSize: PART_BYTES,
    queueSize: PARTS_AT_ONCE,
    // They are given up here, also where the bucket refuses to put them together.
    leavePartsOnError: true,
  });
  try {
    await upload.done();
    return bytes;
  } catch (error) {
    await giveUp(place, object, upload.uploadId);
    throw error === broken ? error : serviceFailure(error, asked(FILE_PATIENCE_MS, true));
  }
};

/** Removes a page of what lies below a folder. @returns where the next page begins; undefined after the last */
const removePage = async (
  { client, bucket }: JobBucket,
  Prefix: string,
  ContinuationToken: string | undefined,
): Promise<string | undefined> => {
  const list = new ListObjectsV2Command({ Bucket: bucket, Prefix, ContinuationToken });
  const page = await askService(asked(FILE_PATIENCE_MS, false), (options) => client.send(list, options));
  const Objects = (page.Contents ?? []).map(({ Key }) => ({ Key }));
  if (Objects.length === 0) return undefined;
  const remove = new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } });
  await askService(asked(FILE_PATIENCE_MS, true), async (options) => {
    const [refused] = (await client.send(remove, options)).Errors ?? [];
    // Of those that it does not remove it tells in an answer that is none of a failure.
    if (refused !== undefined) throw Object.assign(new Error('not removed'), { name: refused.Code ?? '' });
  });
  return page.NextContinuationToken;
};

/** Pieces of jobs in a bucket, below the import or export that they are of, so that what is forgotten of those goes for them. */
export const jobPiecesInBucket = (place: JobBucket): JobPieces => ({
  keepPiece: async (job, { name, path }) => putFile(place, pieceOf(place, job, name), path),
  piece: async (job, name) => {
    const object = pieceOf(place, job, name);
    const first = await rangeFrom(place, object, { at: 0 });
    return first === undefined ? undefined : blocksFrom(place, object, first);
  },
  keepStreamed: async (id, name, blocks) => {
    requirePlainName(name);
    return putStreamed(place, objectOf(place, id, name), blocks);
  },
  removePieces: async (job) => {
    let next: string | undefined;
    do {
      const from = next;
      next = await askAgain(() => removePage(place, folderOf(job), from));
    } while (next !== undefined);
  },
});
