import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';

import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import * as z from 'zod';

import { jobFilesInBucket } from '../../../../functions/adapters/jobs/job-bucket.ts';
import type { JobFiles } from '../../../../functions/county-files/jobs.ts';

/** The bucket of a test, and the key that seals what lies in it. */
export const BUCKET = 'jiayi-test-files';
export const KMS_KEY = 'arn:aws:kms:ap-southeast-1:111122223333:key/test';

const Put = z.object({
  Bucket: z.literal(BUCKET),
  Key: z.string(),
  Body: z.union([z.instanceof(Uint8Array), z.instanceof(Readable)]),
  ContentLength: z.number(),
  ChecksumSHA256: z.string(),
});

const Named = z.object({ Bucket: z.literal(BUCKET), Key: z.string() });

/** What the bucket says where it does not do as it is asked. */
export const failed = (name: string, status?: number): Error =>
  Object.assign(new Error('said by the bucket'), {
    name,
    ...(status !== undefined && { $metadata: { httpStatusCode: status } }),
  });

const bytesOf = async (body: Uint8Array | Readable): Promise<Uint8Array> => {
  if (body instanceof Uint8Array) return body;
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/** A bucket in memory. */
export type GivenBucket = {
  readonly files: JobFiles;
  /** By their keys. */
  readonly objects: Map<string, Uint8Array>;
  /** The keys under which the next object arrives cut off. */
  readonly breaking: Set<string>;
  /** What the bucket was asked, by the names of commands and keys. */
  readonly asked: readonly string[];
};

/** The client that every bucket of this process is asked by. */
export const s3 = mockClient(S3Client);

/** A client with the credentials of a role, by which links are signed; as that of a Lambda it adds no checksums. */
export const aClient = (): S3Client => {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local', sessionToken: 'of the role' };
  return new S3Client({
    region: 'ap-southeast-1',
    credentials,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
};

/** A bucket in memory that takes whole objects only: it compares each with its checksum. */
export const givenBucket = (): GivenBucket => {
  s3.reset();
  const objects = new Map<string, Uint8Array>();
  const breaking = new Set<string>();
  const asked: string[] = [];
  s3.on(PutObjectCommand).callsFake(async (input: unknown) => {
    const { Key, Body, ContentLength, ChecksumSHA256 } = Put.parse(input);
    asked.push(`put ${Key}`);
    const sent = await bytesOf(Body);
    const arrived = sent.subarray(0, breaking.delete(Key) ? 1 : undefined);
    const isWhole = createHash('sha256').update(arrived).digest('base64') === ChecksumSHA256;
    if (!isWhole || sent.length !== ContentLength) throw failed('BadDigest', 400);
    objects.set(Key, Uint8Array.from(arrived));
    return {};
  });
  s3.on(GetObjectCommand).callsFake((input: unknown) => {
    const { Key } = Named.parse(input);
    asked.push(`get ${Key}`);
    const object = objects.get(Key);
    if (object === undefined) throw failed('NoSuchKey', 404);
    const whole = Uint8Array.from(object);
    return {
      Body: {
        transformToString: async () => Buffer.from(whole).toString('utf8'),
        transformToWebStream: () => new Blob([whole]).stream(),
      },
    };
  });
  s3.on(HeadObjectCommand).callsFake((input: unknown) => {
    const { Key } = Named.parse(input);
    asked.push(`head ${Key}`);
    // As of every answer to HEAD nothing is told but its status.
    if (!objects.has(Key)) throw failed('NotFound', 404);
    return {};
  });
  s3.on(DeleteObjectCommand).callsFake((input: unknown) => {
    const { Key } = Named.parse(input);
    asked.push(`delete ${Key}`);
    objects.delete(Key);
    return {};
  });
  const client = aClient();
  return {
    files: jobFilesInBucket({ client, bucket: BUCKET, kmsKey: KMS_KEY }),
    objects,
    breaking,
    asked,
  };
};
