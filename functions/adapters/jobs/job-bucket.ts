import { createHash } from 'node:crypto';

import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

import type { JobFiles, JobId } from '../../county-files/jobs.ts';
import type { Environment } from '../cloud/environment.ts';
import { serviceFailure } from '../cloud/service-failure.ts';
import { isPlainName, UPLOAD_FILE } from './job-folder.ts';

const PATIENCE_MS = 20_000;

/** Where the files of jobs lie: a bucket, and the key that seals what lies in it. */
export type JobBucket = {
  readonly client: S3Client;
  readonly bucket: string;
  /** The ARN of the key. */
  readonly kmsKey: string;
  /** How long an answer is waited for. */
  readonly patienceMs?: number;
};

/** What belongs to an import: what was sent for it, and what it found there. All else is of an export. */
const OF_IMPORTS: ReadonlySet<string> = new Set([UPLOAD_FILE, 'rejects.csv', 'warnings.csv']);

/** The key of a file of a job. Imports and exports lie apart, since an exported county is to be gone much sooner. */
export const jobObjectKey = (id: JobId, name: string): string =>
  `${OF_IMPORTS.has(name) ? 'imports' : 'exports'}/${id}/${name}`;

const objectOf = ({ bucket }: JobBucket, id: JobId, name: string) => ({
  Bucket: bucket,
  Key: jobObjectKey(id, name),
});

/** Runs one call with its file: waited for so long and no longer. */
const asked = async <Answer>(
  { patienceMs = PATIENCE_MS }: JobBucket,
  isWrite: boolean,
  call: (options: { abortSignal: AbortSignal }) => Promise<Answer>,
): Promise<Answer> => {
  try {
    return await call({ abortSignal: AbortSignal.timeout(patienceMs) });
  } catch (error) {
    throw serviceFailure(error, { name: 'the bucket of jobs', isWrite });
  }
};

/** The bucket says so only to a role that may list it; to any other an absent file is a refusal.
 *  @source Amazon S3 API Reference, GetObject, “Permissions” */
const isAbsent = (error: unknown): boolean => error instanceof Error && error.name === 'NoSuchKey';

/** Files of jobs in a bucket, sealed by its key; whoever asks names a job and a plain file name, and reaches nothing else.
 *  An upload is there when all of it is, and is what was sent: the bucket compares it with its checksum. */
export const jobFilesInBucket = (place: JobBucket): JobFiles => ({
  keepUpload: async (id, bytes) => {
    const command = new PutObjectCommand({
      ...objectOf(place, id, UPLOAD_FILE),
      Body: bytes,
      ContentLength: bytes.length,
      ChecksumSHA256: createHash('sha256').update(bytes).digest('base64'),
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: place.kmsKey,
      BucketKeyEnabled: true,
    });
    await asked(place, true, (options) => place.client.send(command, options));
  },
  read: async (id, name) => {
    if (!isPlainName(name)) return undefined;
    const command = new GetObjectCommand({ ...objectOf(place, id, name), ChecksumMode: 'ENABLED' });
    return asked(place, false, async (options) => {
      try {
        const { Body } = await place.client.send(command, options);
        return await Body?.transformToString('utf8');
      } catch (error) {
        if (isAbsent(error)) return undefined;
        throw error;
      }
    });
  },
});

const CONNECTION_MS = 2_000;
/** A connection over which nothing comes for so long is given up, also in the middle of a file. */
const SILENCE_MS = 10_000;

/** The files of jobs in the bucket that a Lambda's environment names. */
export const cloudJobFiles = ({ region, bucket, kmsKey }: Environment): JobFiles => {
  const requestHandler = { connectionTimeout: CONNECTION_MS, socketTimeout: SILENCE_MS };
  return jobFilesInBucket({ client: new S3Client({ region, requestHandler }), bucket, kmsKey });
};
