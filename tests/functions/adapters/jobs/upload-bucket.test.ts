import { CopyObjectCommand, GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, test } from 'vitest';

import { uploadsInBucket } from '../../../../functions/adapters/jobs/upload-bucket.ts';
import { changeOfUpload, uploadOfChange } from '../../../../functions/adapters/jobs/upload-changes.ts';
import { isRetryable } from '../../../../functions/adapters/store/errors.ts';
import { jobKey } from '../../../../functions/adapters/store/job-keys.ts';
import { anId } from '../../../given/values.ts';
import { BUCKET, failed, KMS_KEY, s3 } from './given-bucket.ts';

const client = new S3Client({ region: 'ap-southeast-1' });
const uploads = uploadsInBucket({ client, bucket: BUCKET, kmsKey: KMS_KEY });

const upload = { key: 'uploads/his-1/六月 1/county.zip', bytes: 9, etag: 'e1' };
const job = anId<'JobId'>('job-1');

beforeEach(() => {
  s3.reset();
});

const errorOf = async (asking: Promise<unknown>): Promise<unknown> => {
  try {
    await asking;
    return undefined;
  } catch (error) {
    return error;
  }
};

describe('the archive', () => {
  test('gives the first bytes of the very file that was told of', async () => {
    const Body = { transformToByteArray: async () => Buffer.from('PK\u0003\u0004') };
    s3.on(GetObjectCommand).callsFake(async () => ({ Body }));
    expect(await uploads.start(upload)).toEqual(Buffer.from('PK\u0003\u0004'));
    expect(s3.commandCalls(GetObjectCommand)[0]?.args[0].input).toEqual({
      Bucket: BUCKET,
      Key: upload.key,
      IfMatch: 'e1',
      Range: 'bytes=0-3',
    });
  });

  test('copies it to where what was sent for a job lies, sealed by the key, without its tags', async () => {
    s3.on(CopyObjectCommand).resolves({});
    expect(await uploads.take(upload, job)).toBe(true);
    expect(s3.commandCalls(CopyObjectCommand)[0]?.args[0].input).toEqual({
      Bucket: BUCKET,
      Key: 'imports/job-1/upload',
      CopySource: `${BUCKET}/uploads/his-1/%E5%85%AD%E6%9C%88%201/county.zip`,
      CopySourceIfMatch: 'e1',
      MetadataDirective: 'REPLACE',
      TaggingDirective: 'REPLACE',
      ChecksumAlgorithm: 'SHA256',
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: KMS_KEY,
      BucketKeyEnabled: true,
    });
  });

  test.each([
    ['NoSuchKey', 404],
    ['PreconditionFailed', 412],
  ])('says by %s that it is not there any more', async (name, status) => {
    s3.on(GetObjectCommand).rejects(failed(name, status));
    s3.on(CopyObjectCommand).rejects(failed(name, status));
    expect(await uploads.start(upload)).toBeUndefined();
    expect(await uploads.take(upload, job)).toBe(false);
  });

  test('that is busy or refuses is no file that is gone', async () => {
    s3.on(GetObjectCommand).rejects(failed('SlowDown', 503));
    s3.on(CopyObjectCommand).rejects(failed('AccessDenied', 403));
    const busy = await errorOf(uploads.start(upload));
    expect(isRetryable(busy)).toBe(true);
    const refused = await errorOf(uploads.take(upload, job));
    expect([refused instanceof Error, isRetryable(refused)]).toEqual([true, false]);
  });

  test('reaches nothing outside of the folder of uploads', async () => {
    for (const key of ['imports/job-1/upload', 'exports/job-1/residents.csv', 'uploads'])
      expect([await uploads.start({ ...upload, key }), await uploads.take({ ...upload, key }, job)]).toEqual([
        undefined,
        false,
      ]);
    expect(s3.calls()).toEqual([]);
  });
});

describe('what the bus tells', () => {
  const told = {
    source: 'aws.s3',
    'detail-type': 'Object Created',
    detail: { bucket: { name: BUCKET }, object: { key: upload.key, size: 9, etag: 'e1', 'version-id': 'v' } },
  };

  test('of a file is a change that tells of it', () => {
    const change = changeOfUpload(told);
    expect(change && uploadOfChange(change)).toEqual(upload);
  });

  test.each([
    ['of a file that went', { ...told, 'detail-type': 'Object Deleted' }],
    ['of another service', { ...told, source: 'aws.ec2' }],
    ['without a key', { ...told, detail: { object: { size: 1, etag: 'e' } } }],
    ['nothing', null],
  ])('%s is no upload', (_, other) => {
    expect(changeOfUpload(other)).toBeUndefined();
  });

  test('a change of the table tells of no file', () => {
    const key = jobKey('job-1');
    const after = { key, version: 1, body: {} };
    expect(uploadOfChange({ kind: 'written', key, before: undefined, after })).toBeUndefined();
    expect(uploadOfChange({ kind: 'deleted', key, before: after })).toBeUndefined();
  });
});
