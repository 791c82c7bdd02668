import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';

import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
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
  ContentLength: z.number().optional(),
  ChecksumSHA256: z.string().optional(),
  /** What the client is to send a checksum by. */
  ChecksumAlgorithm: z.literal('SHA256').optional(),
});

const OfBucket = z.object({ Bucket: z.literal(BUCKET) });
const Named = OfBucket.extend({ Key: z.string() });
const Got = Named.extend({ Range: z.string().optional(), IfMatch: z.string().optional() });
const Begun = Named.extend({
  ChecksumAlgorithm: z.literal('SHA256'),
  ServerSideEncryption: z.literal('aws:kms'),
  SSEKMSKeyId: z.string(),
});
const OfUpload = Named.extend({ UploadId: z.string() });
const Part = OfUpload.extend({
  PartNumber: z.int(),
  Body: z.instanceof(Uint8Array),
  ChecksumAlgorithm: z.literal('SHA256'),
});
const Completed = OfUpload.extend({
  MultipartUpload: z.object({ Parts: z.array(z.object({ PartNumber: z.int(), ETag: z.string() })) }),
});
const Listed = OfBucket.extend({ Prefix: z.string(), ContinuationToken: z.string().optional() });
const Removed = OfBucket.extend({ Delete: z.object({ Objects: z.array(z.object({ Key: z.string() })) }) });

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

const etagOf = (bytes: Uint8Array): string => `"${createHash('md5').update(bytes).digest('hex')}"`;

/** The bytes of a range, and what is told of it. */
const rangeOf = (whole: Uint8Array, range: string) => {
  const [, from = 0, last = 0] = /^bytes=(\d+)-(\d+)$/.exec(range)?.map(Number) ?? [];
  if (from >= whole.length) throw failed('InvalidRange', 416);
  const end = Math.min(last + 1, whole.length);
  return { bytes: whole.slice(from, end), ContentRange: `bytes ${from}-${end - 1}/${whole.length}` };
};

/** A page of a list is short here, so that there are several. */
const KEYS_A_PAGE = 3;

/** Files that come part by part; none is there before it is complete. */
const takeParts = (
  objects: Map<string, Uint8Array>,
  asked: string[],
): Map<string, Map<number, Uint8Array>> => {
  const uploads = new Map<string, Map<number, Uint8Array>>();
  const begunAs = (UploadId: string): Map<number, Uint8Array> => {
    const parts = uploads.get(UploadId);
    if (parts === undefined) throw failed('NoSuchUpload', 404);
    return parts;
  };
  s3.on(CreateMultipartUploadCommand).callsFake(async (input: unknown) => {
    const { Key } = Begun.parse(input);
    const UploadId = `upload-${asked.push(`begin ${Key}`)}`;
    uploads.set(UploadId, new Map());
    return { UploadId };
  });
  s3.on(UploadPartCommand).callsFake(async (input: unknown) => {
    const { Key, UploadId, PartNumber, Body } = Part.parse(input);
    asked.push(`part ${PartNumber} ${Key}`);
    begunAs(UploadId).set(PartNumber, Uint8Array.from(Body));
    return { ETag: etagOf(Body) };
  });
  s3.on(CompleteMultipartUploadCommand).callsFake(async (input: unknown) => {
    const { Key, UploadId, MultipartUpload } = Completed.parse(input);
    asked.push(`complete ${Key}`);
    const parts = begunAs(UploadId);
    const bytes = MultipartUpload.Parts.map(({ PartNumber }) => parts.get(PartNumber) ?? new Uint8Array());
    objects.set(Key, Buffer.concat(bytes));
    uploads.delete(UploadId);
    return {};
  });
  s3.on(AbortMultipartUploadCommand).callsFake(async (input: unknown) => {
    const { Key, UploadId } = OfUpload.parse(input);
    asked.push(`abort ${Key}`);
    begunAs(UploadId);
    uploads.delete(UploadId);
    return {};
  });
  return uploads;
};

/** Lists objects below a prefix, and removes many at once. */
const listAndRemove = (objects: Map<string, Uint8Array>, asked: string[]): void => {
  s3.on(ListObjectsV2Command).callsFake(async (input: unknown) => {
    const { Prefix, ContinuationToken = '' } = Listed.parse(input);
    asked.push(`list ${Prefix}`);
    const keys = [...objects.keys()].filter((key) => key.startsWith(Prefix) && key > ContinuationToken);
    const page = keys.toSorted().slice(0, KEYS_A_PAGE);
    return {
      ...(page.length > 0 && { Contents: page.map((Key) => ({ Key })) }),
      ...(keys.length > page.length && { NextContinuationToken: page.at(-1) }),
    };
  });
  s3.on(DeleteObjectsCommand).callsFake(async (input: unknown) => {
    for (const { Key } of Removed.parse(input).Delete.Objects) {
      asked.push(`delete ${Key}`);
      objects.delete(Key);
    }
    return {};
  });
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
  /** What was begun part by part and neither completed nor given up. */
  readonly uploads: ReadonlyMap<string, unknown>;
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
    const { Key, Body, ContentLength, ChecksumSHA256, ChecksumAlgorithm } = Put.parse(input);
    asked.push(`put ${Key}`);
    const sent = await bytesOf(Body);
    const arrived = sent.subarray(0, breaking.delete(Key) ? 1 : undefined);
    const sum = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64');
    const told = ChecksumAlgorithm === undefined ? ChecksumSHA256 : sum(sent);
    if (sum(arrived) !== told || sent.length !== (ContentLength ?? sent.length))
      throw failed('BadDigest', 400);
    objects.set(Key, Uint8Array.from(arrived));
    return {};
  });
  s3.on(GetObjectCommand).callsFake((input: unknown) => {
    const { Key, Range, IfMatch } = Got.parse(input);
    asked.push(`get ${Key}`);
    const object = objects.get(Key);
    if (object === undefined) throw failed('NoSuchKey', 404);
    const whole = Uint8Array.from(object);
    const ETag = etagOf(whole);
    if (IfMatch !== undefined && IfMatch !== ETag) throw failed('PreconditionFailed', 412);
    if (Range !== undefined) {
      const { bytes, ContentRange } = rangeOf(whole, Range);
      return { ETag, ContentRange, Body: { transformToByteArray: async () => bytes } };
    }
    return {
      ETag,
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
  listAndRemove(objects, asked);
  const uploads = takeParts(objects, asked);
  const client = aClient();
  return {
    files: jobFilesInBucket({ client, bucket: BUCKET, kmsKey: KMS_KEY }),
    objects,
    breaking,
    asked,
    uploads,
  };
};
