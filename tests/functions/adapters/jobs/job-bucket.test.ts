import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, test, vi } from 'vitest';

import { jobObjectKey } from '../../../../functions/adapters/jobs/bucket-objects.ts';
import { cloudJobFiles } from '../../../../functions/adapters/jobs/cloud-files.ts';
import { jobFilesInBucket } from '../../../../functions/adapters/jobs/job-bucket.ts';
import { UPLOAD_FILE } from '../../../../functions/adapters/jobs/job-folder.ts';
import { isRetryable } from '../../../../functions/adapters/store/errors.ts';
import type { JobId } from '../../../../functions/county-files/jobs.ts';
import { anId } from '../../../given/values.ts';
import { tempFolder } from '../../../local/sources/temp-folder.ts';
import { anEnvironment, startSilentServer } from '../cloud/given-cloud.ts';
import { aClient, BUCKET, failed, givenBucket, KMS_KEY, s3 } from './given-bucket.ts';
import { describeJobFiles, type GivenFiles } from './job-files.contract.ts';

const job: JobId = anId('job-1');
const files = jobFilesInBucket({ client: aClient(), bucket: BUCKET, kmsKey: KMS_KEY });

beforeEach(() => {
  s3.reset();
});

/** Where a link of the bucket leads. */
const PLACE = `https://${BUCKET}.s3.ap-southeast-1.amazonaws.com/`;

const inBucket = async (): Promise<GivenFiles> => {
  const { files: own, objects, breaking } = givenBucket();
  return {
    files: own,
    uploaded: async (id) => objects.get(jobObjectKey(id, UPLOAD_FILE)),
    leave: async (id, name, text) => {
      objects.set(jobObjectKey(id, name), Buffer.from(text));
    },
    take: async (given) => {
      if (given.kind !== 'link' || !given.url.startsWith(PLACE)) throw new Error('no link to the bucket');
      const object = objects.get(new URL(given.url).pathname.slice(1));
      return Buffer.from(object ?? []).toString('utf8');
    },
    doesLink: true,
    breakNextUpload: async (id) => {
      breaking.add(jobObjectKey(id, UPLOAD_FILE));
    },
  };
};

describeJobFiles('a bucket', inBucket);

describe('the bucket of jobs', () => {
  test('is asked to seal what it keeps by the key of the stage, and to compare it with its checksum', async () => {
    await inBucket();
    await files.keepUpload(job, Buffer.from('示范县'));
    expect(s3.commandCalls(PutObjectCommand)[0]?.args[0].input).toMatchObject({
      Bucket: BUCKET,
      Key: 'imports/job-1/upload',
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: KMS_KEY,
      BucketKeyEnabled: true,
      ContentLength: 9,
      ChecksumSHA256: createHash('sha256').update('示范县').digest('base64'),
    });
  });

  test('is asked the same of a file that a job leaves, and once more where it did not answer', async () => {
    givenBucket();
    const path = join(tempFolder(), 'a');
    writeFileSync(path, 'id\n');
    let asked = 0;
    s3.on(PutObjectCommand).callsFake(() => {
      asked += 1;
      if (asked === 1) throw failed('TimeoutError');
      return {};
    });
    await files.keep(job, { name: 'residents.csv', path });
    expect(asked).toBe(2);
    expect(s3.commandCalls(PutObjectCommand)[1]?.args[0].input).toMatchObject({
      Key: 'exports/job-1/residents.csv',
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: KMS_KEY,
      ContentLength: 3,
      ChecksumSHA256: createHash('sha256').update('id\n').digest('base64'),
    });
  });

  test('that refuses a file is not asked again', async () => {
    s3.on(PutObjectCommand).rejects(failed('AccessDenied', 403));
    const path = join(tempFolder(), 'a');
    writeFileSync(path, 'id\n');
    await expect(files.keep(job, { name: 'residents.csv', path })).rejects.toMatchObject({
      code: 'store/refused',
    });
    expect(s3.commandCalls(PutObjectCommand)).toHaveLength(1);
  });

  test('has what is read compared with its checksum', async () => {
    const { leave } = await inBucket();
    await leave(job, 'rejects.csv', 'x');
    await files.read(job, 'rejects.csv');
    expect(s3.commandCalls(GetObjectCommand)[0]?.args[0].input).toMatchObject({ ChecksumMode: 'ENABLED' });
  });

  test.each([
    ['upload', 'imports/job-1/upload'],
    ['rejects.csv', 'imports/job-1/rejects.csv'],
    ['warnings.csv', 'imports/job-1/warnings.csv'],
    ['residents.csv', 'exports/job-1/residents.csv'],
  ])('keeps %s as %s', (name, key) => {
    expect(jobObjectKey(job, name)).toBe(key);
  });

  test('gives a link that lives for a minute, is saved under the name of the file, and names nobody', async () => {
    const { leave } = await inBucket();
    await leave(job, 'residents.csv', '编号,姓名\nR1,王春兰\n');
    const given = await files.give(job, 'residents.csv');
    const url = new URL(given?.kind === 'link' ? given.url : '');
    expect(`${url.origin}${url.pathname}`).toBe(`${PLACE}exports/job-1/residents.csv`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD',
      'X-Amz-Credential': expect.stringMatching(/^local\/\d{8}\/ap-southeast-1\/s3\/aws4_request$/),
      'X-Amz-Date': expect.any(String),
      'X-Amz-Expires': '60',
      'X-Amz-Security-Token': 'of the role',
      'X-Amz-Signature': expect.stringMatching(/^[0-9a-f]{64}$/),
      'X-Amz-SignedHeaders': 'host',
      'response-content-disposition': 'attachment; filename="residents.csv"',
      'response-content-type': 'text/csv; charset=utf-8',
      'x-amz-checksum-mode': 'ENABLED',
      'x-id': 'GetObject',
    });
  });

  test('is asked whether there is anything under a link, and for nothing of it', async () => {
    const { leave } = await inBucket();
    await leave(job, 'rejects.csv', 'x');
    await files.give(job, 'rejects.csv');
    expect(s3.calls()).toHaveLength(1);
    expect(s3.commandCalls(HeadObjectCommand)[0]?.args[0].input).toEqual({
      Bucket: BUCKET,
      Key: 'imports/job-1/rejects.csv',
    });
  });

  test('lets whoever has a link put one file: of that size and type, once, within five minutes', async () => {
    await inBucket();
    const key = 'uploads/!links/admin-1/job-1.zip';
    const link = await files.linkFor({ key, type: 'application/zip', bytes: 15_000_000 });
    expect(link?.headers).toEqual({ 'content-type': 'application/zip', 'if-none-match': '*' });
    const url = new URL(link?.url ?? '');
    expect(`${url.origin}${url.pathname}`).toBe(`${PLACE}uploads/%21links/admin-1/job-1.zip`);
    // No checksum among them: that of a file which nobody has sent yet would be wrong.
    expect(Object.fromEntries(url.searchParams)).toEqual({
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD',
      'X-Amz-Credential': expect.stringMatching(/^local\/\d{8}\/ap-southeast-1\/s3\/aws4_request$/),
      'X-Amz-Date': expect.any(String),
      'X-Amz-Expires': '300',
      'X-Amz-Security-Token': 'of the role',
      'X-Amz-Signature': expect.stringMatching(/^[0-9a-f]{64}$/),
      'X-Amz-SignedHeaders': 'content-length;content-type;host;if-none-match',
      'x-id': 'PutObject',
    });
    expect(s3.calls(), 'the bucket was not asked').toHaveLength(0);
  });

  test('that does not let us look gives no link', async () => {
    s3.on(HeadObjectCommand).rejects(failed('Forbidden', 403));
    await expect(files.give(job, 'residents.csv')).rejects.toMatchObject({ code: 'store/refused' });
  });

  test('is not asked for a name that is not plain', async () => {
    await files.read(job, '../residents.csv');
    await files.give(job, '../residents.csv');
    expect(s3.calls()).toHaveLength(0);
  });

  test('is the one that a Lambda’s environment names', async () => {
    await inBucket();
    const environment = { ...anEnvironment(), bucket: BUCKET, kmsKey: KMS_KEY };
    await cloudJobFiles(environment).keepUpload(job, Uint8Array.of(1));
    expect(s3.commandCalls(PutObjectCommand)[0]?.args[0].input).toMatchObject({ SSEKMSKeyId: KMS_KEY });
  });

  test('is signed for by a Lambda without a checksum of what was not sent', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
    const link = await cloudJobFiles(anEnvironment()).linkFor({ key: 'uploads/a', type: 'a/b', bytes: 1 });
    vi.unstubAllEnvs();
    expect(link?.url).toContain('X-Amz-SignedHeaders=content-length%3Bcontent-type%3Bhost%3Bif-none-match');
    expect(link?.url).not.toMatch(/checksum/);
  });

  test.each([
    ['is asked too often', failed('SlowDown', 503), 'store/throttled'],
    ['has its key asked too often', failed('KMS.ThrottlingException', 400), 'store/throttled'],
    ['is not there for a moment', failed('ServiceUnavailable', 503), 'store/unavailable'],
    ['does not answer in time', failed('TimeoutError'), 'store/unavailable'],
    ['is given up by us', failed('AbortError'), 'store/unavailable'],
    ['does not let us', failed('AccessDenied', 403), 'store/refused'],
    ['is none', failed('NoSuchBucket', 404), 'store/refused'],
  ])('that %s is an error of the store that says so', async (_what, error, code) => {
    s3.on(GetObjectCommand).rejects(error);
    const broken: unknown = await files.read(job, 'rejects.csv').catch((thrown: unknown) => thrown);
    expect(broken).toMatchObject({ code, cause: error });
    expect(isRetryable(broken)).toBe(code !== 'store/refused');
  });

  test('that did not answer an upload may have it or not', async () => {
    s3.on(PutObjectCommand).rejects(failed('TimeoutError'));
    await expect(files.keepUpload(job, Uint8Array.of(1))).rejects.toMatchObject({
      code: 'store/outcome-unknown',
      message: 'the bucket of jobs did not say whether it wrote',
    });
  });

  test('that refused an upload says under which name, and nothing of the file', async () => {
    s3.on(PutObjectCommand).rejects(failed('AccessDenied', 403));
    await expect(files.keepUpload(job, Uint8Array.of(1))).rejects.toMatchObject({
      code: 'store/refused',
      message: 'the bucket of jobs refused the request: AccessDenied',
    });
  });
});

test('a bucket that never answers is given up', async () => {
  s3.restore();
  const { endpoint, stop } = await startSilentServer();
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const slow = new S3Client({ region: 'ap-southeast-1', endpoint, credentials, forcePathStyle: true });
  const place = { client: slow, bucket: BUCKET, kmsKey: KMS_KEY, patienceMs: 50 };
  await expect(jobFilesInBucket(place).read(job, 'rejects.csv')).rejects.toMatchObject({
    code: 'store/unavailable',
  });
  slow.destroy();
  stop();
});
