import { CopyObjectCommand, GetObjectCommand, S3Client } from '@aws-sdk/client-s3';

import type { Upload, UploadStore } from '../../county-files/uploads.ts';
import type { Environment } from '../cloud/environment.ts';
import { askService } from '../cloud/service-failure.ts';
import { type JobBucket, jobObjectKey } from './bucket-objects.ts';
import { UPLOAD_FILE } from './job-folder.ts';
import { UPLOADS_FOLDER } from './upload-changes.ts';

const PATIENCE_MS = 20_000;
/** A gigabyte is copied within the bucket. */
const COPY_PATIENCE_MS = 300_000;
const MARK_BYTES = 4;

/** It was taken away, or another stands in its place, which is told of by itself. */
const GONE: ReadonlySet<string> = new Set(['NoSuchKey', 'NotFound', 'PreconditionFailed', 'InvalidRange']);

const isGone = (error: unknown): boolean => error instanceof Error && GONE.has(error.name);

const asked = (patienceMs: number, isWrite: boolean) =>
  ({ name: 'the bucket of uploads', isWrite, patienceMs }) as const;

const isUpload = ({ key }: Upload): boolean => key.startsWith(`${UPLOADS_FOLDER}/`);

/** Uploads of a bucket: nothing outside of their folder is reached, and no other file than the one that was told of. */
export const uploadsInBucket = ({ client, bucket, kmsKey, patienceMs }: JobBucket): UploadStore => ({
  start: async (upload) => {
    if (!isUpload(upload)) return undefined;
    const of = { Bucket: bucket, Key: upload.key, IfMatch: upload.etag };
    const command = new GetObjectCommand({ ...of, Range: `bytes=0-${MARK_BYTES - 1}` });
    return askService(asked(patienceMs ?? PATIENCE_MS, false), async (options) => {
      try {
        const { Body } = await client.send(command, options);
        return await Body?.transformToByteArray();
      } catch (error) {
        if (isGone(error)) return undefined;
        throw error;
      }
    });
  },
  take: async (upload, id) => {
    if (!isUpload(upload)) return false;
    const command = new CopyObjectCommand({
      Bucket: bucket,
      Key: jobObjectKey(id, UPLOAD_FILE),
      CopySource: `${bucket}/${upload.key.split('/').map(encodeURIComponent).join('/')}`,
      CopySourceIfMatch: upload.etag,
      // What it was called or tagged there is nobody's business here.
      MetadataDirective: 'REPLACE',
      TaggingDirective: 'REPLACE',
      ChecksumAlgorithm: 'SHA256',
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: kmsKey,
      BucketKeyEnabled: true,
    });
    return askService(asked(patienceMs ?? COPY_PATIENCE_MS, true), async (options) => {
      try {
        await client.send(command, options);
        return true;
      } catch (error) {
        if (isGone(error)) return false;
        throw error;
      }
    });
  },
});

/** The uploads in the bucket that a Lambda's environment names. */
export const cloudUploads = ({ region, bucket, kmsKey }: Environment): UploadStore =>
  uploadsInBucket({ client: new S3Client({ region }), bucket, kmsKey });
