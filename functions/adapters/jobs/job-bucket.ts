import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';

import type { JobFiles } from '../../county-files/jobs.ts';
import type { Environment } from '../cloud/environment.ts';
import { askService } from '../cloud/service-failure.ts';
import { linkToPut, linkToSave } from './bucket-links.ts';
import {
  asked,
  FILE_PATIENCE_MS,
  ifThere,
  type JobBucket,
  objectOf,
  putFile,
  stored,
} from './bucket-objects.ts';
import { isPlainName, requirePlainName, UPLOAD_FILE } from './job-folder.ts';
import { jobPiecesInBucket } from './job-pieces.ts';

const PATIENCE_MS = 20_000;

/** Files of jobs in a bucket, sealed by its key; whoever asks names a job and a plain file name, and reaches nothing else.
 *  An upload is there when all of it is, and is what was sent: the bucket compares it with its checksum. */
export const jobFilesInBucket = ({ patienceMs = PATIENCE_MS, ...place }: JobBucket): JobFiles => ({
  ...jobPiecesInBucket(place),
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
/** The pieces that are put together are asked for at once, 64 of them, while a file is being stored. A request that waited
 *  for a connection of another would be given up as one that found none. */
const CONNECTIONS = 80;

const nothing = (): void => undefined;

/** What goes wrong is thrown, and told in the log's own words by who hears it; without this the client would put sentences into it. */
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** The files of jobs in the bucket that a Lambda's environment names. */
export const ownJobFiles = ({ region, bucket, kmsKey }: Environment): JobFiles => {
  const logger = SILENT;
  const requestChecksumCalculation = 'WHEN_REQUIRED';
  const httpsAgent = { maxSockets: CONNECTIONS };
  const requestHandler = { connectionTimeout: CONNECTION_MS, socketTimeout: SILENCE_MS, httpsAgent };
  const client = new S3Client({ region, requestHandler, requestChecksumCalculation, logger });
  return jobFilesInBucket({ client, bucket, kmsKey });
};
