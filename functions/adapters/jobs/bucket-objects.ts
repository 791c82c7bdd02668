import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

import { PutObjectCommand, type PutObjectCommandInput, type S3Client } from '@aws-sdk/client-s3';

import type { JobId } from '../../county-files/jobs.ts';
import { askService } from '../cloud/service-failure.ts';
import { isRetryable } from '../store/errors.ts';
import { UPLOAD_FILE } from './job-folder.ts';

/** Those who carry jobs out move whole counties. */
export const FILE_PATIENCE_MS = 300_000;

/** Where the files of jobs lie: a bucket, and the key that seals what lies in it. */
export type JobBucket = {
  /** It adds no checksums of its own: that of a file which is yet to be put by a link would be that of no file. */
  readonly client: S3Client;
  readonly bucket: string;
  /** The ARN of the key. */
  readonly kmsKey: string;
  /** How long an answer is waited for. */
  readonly patienceMs?: number;
};

/** An object of a bucket, as every command names it. */
export type ObjectName = { readonly Bucket: string; readonly Key: string };

/** What belongs to an import: what was sent for it, and what it found there. All else is of an export. */
const OF_IMPORTS: ReadonlySet<string> = new Set([UPLOAD_FILE, 'rejects.csv', 'warnings.csv']);

/** The key of a file of a job. Imports and exports lie apart, since an exported county is to be gone much sooner. */
export const jobObjectKey = (id: JobId, name: string): string =>
  `${OF_IMPORTS.has(name) ? 'imports' : 'exports'}/${id}/${name}`;

/** A file of a job as an object. */
export const objectOf = ({ bucket }: JobBucket, id: JobId, name: string): ObjectName => ({
  Bucket: bucket,
  Key: jobObjectKey(id, name),
});

/** The bucket as a service that is asked. */
export const asked = (patienceMs: number, isWrite: boolean) =>
  ({ name: 'the bucket of jobs', isWrite, patienceMs }) as const;

/** What an object is stored with: sealed by the key of the stage, and compared with its checksum. */
export const stored = (
  { kmsKey }: JobBucket,
  of: Pick<PutObjectCommandInput, 'Body' | 'ContentLength' | 'ChecksumSHA256' | 'ChecksumAlgorithm'>,
) =>
  ({
    ...of,
    ServerSideEncryption: 'aws:kms',
    SSEKMSKeyId: kmsKey,
    BucketKeyEnabled: true,
  }) as const;

const TRIES = 3;

/** Asks again where what was asked may succeed later. What streams is not asked again by the client: it is begun anew here. */
export const askAgain = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
  for (let tried = 1; ; tried++) {
    try {
      return await ask();
    } catch (error) {
      if (tried >= TRIES || !isRetryable(error)) throw error;
    }
  }
};

const checksumOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('base64');
};

const putFileOnce = async (place: JobBucket, object: ObjectName, path: string): Promise<void> => {
  const of = { ContentLength: (await stat(path)).size, ChecksumSHA256: await checksumOf(path) };
  const Body = createReadStream(path);
  const command = new PutObjectCommand({ ...object, ...stored(place, { ...of, Body }) });
  try {
    await askService(asked(FILE_PATIENCE_MS, true), (options) => place.client.send(command, options));
  } finally {
    Body.destroy();
  }
};

/** Stores a file as an object. */
export const putFile = async (...given: Parameters<typeof putFileOnce>): Promise<void> =>
  askAgain(() => putFileOnce(...given));

/** The bucket says so only to a role that may list it; to any other an absent file is a refusal.
 *  @source Amazon S3 API Reference, GetObject and HeadObject, “Permissions” */
const ABSENT: ReadonlySet<string> = new Set(['NoSuchKey', 'NotFound']);
const isAbsent = (error: unknown): boolean => error instanceof Error && ABSENT.has(error.name);

/** What asking for an object gives; undefined where there is none. */
export const ifThere = async <Found>(ask: () => Promise<Found>): Promise<Found | undefined> => {
  try {
    return await ask();
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
};
