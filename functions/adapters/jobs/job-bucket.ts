import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
} from '@aws-sdk/client-s3';

import type { JobFiles, JobId } from '../../county-files/jobs.ts';
import type { Environment } from '../cloud/environment.ts';
import { askService } from '../cloud/service-failure.ts';
import { isRetryable } from '../store/errors.ts';
import { linkToPut, linkToSave } from './bucket-links.ts';
import { isPlainName, requirePlainName, UPLOAD_FILE } from './job-folder.ts';

const PATIENCE_MS = 20_000;
/** Those who carry jobs out move whole counties. */
const FILE_PATIENCE_MS = 300_000;

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

/** What belongs to an import: what was sent for it, and what it found there. All else is of an export. */
const OF_IMPORTS: ReadonlySet<string> = new Set([UPLOAD_FILE, 'rejects.csv', 'warnings.csv']);

/** The key of a file of a job. Imports and exports lie apart, since an exported county is to be gone much sooner. */
export const jobObjectKey = (id: JobId, name: string): string =>
  `${OF_IMPORTS.has(name) ? 'imports' : 'exports'}/${id}/${name}`;

const objectOf = ({ bucket }: JobBucket, id: JobId, name: string) => ({
  Bucket: bucket,
  Key: jobObjectKey(id, name),
});

const asked = (patienceMs: number, isWrite: boolean) =>
  ({ name: 'the bucket of jobs', isWrite, patienceMs }) as const;

/** What an object is stored with: sealed by the key of the stage, and compared with its checksum. */
const stored = (
  place: JobBucket,
  of: Pick<PutObjectCommandInput, 'Body' | 'ContentLength' | 'ChecksumSHA256'>,
) =>
  ({
    ...of,
    ServerSideEncryption: 'aws:kms',
    SSEKMSKeyId: place.kmsKey,
    BucketKeyEnabled: true,
  }) as const;

const checksumOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('base64');
};

const putFileOnce = async (
  place: JobBucket,
  object: ReturnType<typeof objectOf>,
  path: string,
): Promise<void> => {
  const of = { ContentLength: (await stat(path)).size, ChecksumSHA256: await checksumOf(path) };
  const Body = createReadStream(path);
  const command = new PutObjectCommand({ ...object, ...stored(place, { ...of, Body }) });
  try {
    await askService(asked(FILE_PATIENCE_MS, true), (options) => place.client.send(command, options));
  } finally {
    Body.destroy();
  }
};

const TRIES = 3;

/** Stores a file as an object. What streams is not sent again by the client: it is begun anew here. */
const putFile = async (...[place, object, path]: Parameters<typeof putFileOnce>): Promise<void> => {
  for (let tried = 1; ; tried++) {
    try {
      return await putFileOnce(place, object, path);
    } catch (error) {
      if (tried >= TRIES || !isRetryable(error)) throw error;
    }
  }
};

/** The bucket says so only to a role that may list it; to any other an absent file is a refusal.
 *  @source Amazon S3 API Reference, GetObject and HeadObject, “Permissions” */
const ABSENT: ReadonlySet<string> = new Set(['NoSuchKey', 'NotFound']);
const isAbsent = (error: unknown): boolean => error instanceof Error && ABSENT.has(error.name);

/** What asking for an object gives; undefined where there is none. */
const ifThere = async <Found>(ask: () => Promise<Found>): Promise<Found | undefined> => {
  try {
    return await ask();
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
};

/** Files of jobs in a bucket, sealed by its key; whoever asks names a job and a plain file name, and reaches nothing else.
 *  An upload is there when all of it is, and is what was sent: the bucket compares it with its checksum. */
export const jobFilesInBucket = ({ patienceMs = PATIENCE_MS, ...place }: JobBucket): JobFiles => ({
  keepUpload: async (id, bytes) => {
    const ChecksumSHA256 = createHash('sha256').update(bytes).digest('base64');
    const command = new PutObjectCommand({
      ...objectOf(place, id, UPLOAD_FILE),
      ...stored(place, { Body: bytes, ContentLength: bytes.length, ChecksumSHA256 }),
    });
    await askService(asked(patienceMs, true), (options) => place.client.send(command, options));
  },
  linkFor: (file) => linkToPut(place.client, place.bucket, file),
  bringUpload: async (id, path) => {
    const command = new GetObjectCommand({ ...objectOf(place, id, UPLOAD_FILE), ChecksumMode: 'ENABLED' });
    const isBrought = await askService(asked(FILE_PATIENCE_MS, false), (options) =>
      ifThere(async () => {
        const { Body } = await place.client.send(command, options);
        if (Body === undefined) return false;
        await pipeline(Readable.from(Body.transformToWebStream()), createWriteStream(path));
        return true;
      }),
    );
    return isBrought ?? false;
  },
  removeUpload: async (id) => {
    const command = new DeleteObjectCommand(objectOf(place, id, UPLOAD_FILE));
    await askService(asked(patienceMs, true), (options) => place.client.send(command, options));
  },
  keep: async (id, { name, path }) => {
    requirePlainName(name);
    await putFile(place, objectOf(place, id, name), path);
  },
  read: async (id, name) => {
    if (!isPlainName(name)) return undefined;
    const command = new GetObjectCommand({ ...objectOf(place, id, name), ChecksumMode: 'ENABLED' });
    return askService(asked(patienceMs, false), (options) =>
      ifThere(async () => (await place.client.send(command, options)).Body?.transformToString('utf8')),
    );
  },
  give: async (id, name) => {
    if (!isPlainName(name)) return undefined;
    const object = objectOf(place, id, name);
    return askService(asked(patienceMs, false), (options) =>
      ifThere(async () => {
        // A link is made of anything: whether it leads somewhere the bucket alone knows.
        await place.client.send(new HeadObjectCommand(object), options);
        return { kind: 'link', url: await linkToSave(place.client, object, name) };
      }),
    );
  },
});

const CONNECTION_MS = 2_000;
/** A connection over which nothing comes for so long is given up, also in the middle of a file. */
const SILENCE_MS = 10_000;

/** The files of jobs in the bucket that a Lambda's environment names. */
export const ownJobFiles = ({ region, bucket, kmsKey }: Environment): JobFiles => {
  const requestHandler = { connectionTimeout: CONNECTION_MS, socketTimeout: SILENCE_MS };
  const client = new S3Client({ region, requestHandler, requestChecksumCalculation: 'WHEN_REQUIRED' });
  return jobFilesInBucket({ client, bucket, kmsKey });
};
