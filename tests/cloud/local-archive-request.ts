import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { crc32 } from 'node:zlib';

import type { Deed } from './grants.ts';
import { isPresigned } from './presigned.ts';

/** What a service of this machine answers. */
export type Answered = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
};

/** A request of the bucket service, and whether who asks may do what it takes. */
export type BucketRequest = {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly may: (deed: Deed) => boolean;
};

/** A file that lies in a bucket: its bytes, what is told of them, and the key that they are sealed by. */
export type Lying = {
  readonly bytes: Buffer;
  readonly etag: string;
  readonly sum: string;
  readonly key: string | undefined;
};

/** A no under the service's own name for it. */
export const refusal = (status: number, code: string): Answered => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<Error><Code>${code}</Code><Message>${code}</Message></Error>`,
});

/** What who may not hears. */
export const DENIED = refusal(403, 'AccessDenied');
/** What is asked of one file when another lies there. */
export const CHANGED = refusal(412, 'PreconditionFailed');

/** A header that there is once. */
export const textIn = (headers: IncomingHttpHeaders, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
};

/** The digest of bytes as text. */
export const digest = (algorithm: 'md5' | 'sha256', encoding: 'hex' | 'base64', bytes: Buffer): string =>
  createHash(algorithm).update(bytes).digest(encoding);

/** Says whether bytes have a CRC-32 as the service writes one. */
export const isCrc = (told: string, bytes: Buffer): boolean =>
  Buffer.from(told, 'base64').readUInt32BE() === crc32(bytes);

/** Says whether a file is not the one whose checksum was told: each is told, but for what comes by a link that has none. */
export const isOther = ({ headers, url, body }: BucketRequest): boolean => {
  if (!isPresigned(url)) return textIn(headers, 'x-amz-checksum-sha256') !== digest('sha256', 'base64', body);
  const ofLink = url.searchParams.get('x-amz-checksum-crc32');
  return ofLink !== null && !isCrc(ofLink, body);
};

/** An ETag without its quotes. */
export const bare = (etag: string | undefined): string | undefined => etag?.replaceAll('"', '');

/** `BUCKET/KEY` in its two. */
export const splitName = (name: string): readonly [bucket: string, key: string] => {
  const at = name.indexOf('/');
  return [name.slice(0, at), name.slice(at + 1)];
};

/** Who may do what with the files of buckets. */
export type Rights = {
  readonly mayRead: (request: BucketRequest, name: string, file: Lying) => boolean;
  readonly mayWrite: (request: BucketRequest, name: string) => boolean;
  /** Whoever puts a file together of parts has the service read these. */
  readonly mayWriteParts: (request: BucketRequest, name: string) => boolean;
  /** The key by which what comes with a request is sealed. */
  readonly keyIn: (request: BucketRequest, name: string) => string | undefined;
};

/** Rights in the buckets of a region. A file under a key is opened and sealed with it through the bucket.
 *  @param keyOf the key by which a bucket seals what comes without the name of one
 *  @source Amazon S3 User Guide, “Multipart upload and permissions” */
export const rightsIn = (region: string, keyOf: (bucket: string) => string | undefined): Rights => {
  const end = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  const mayUse = ({ may }: BucketRequest, action: string, key: string | undefined): boolean =>
    key === undefined || may({ action, resource: key, context: { 'kms:ViaService': `s3.${region}.${end}` } });
  const keyIn = ({ headers }: BucketRequest, name: string): string | undefined =>
    textIn(headers, 'x-amz-server-side-encryption-aws-kms-key-id') ?? keyOf(splitName(name)[0]);
  const mayWrite = (request: BucketRequest, name: string): boolean =>
    request.may({ action: 's3:PutObject', resource: name }) &&
    mayUse(request, 'kms:GenerateDataKey', keyIn(request, name));
  return {
    keyIn,
    mayWrite,
    mayRead: (request, name, { key }) =>
      request.may({ action: 's3:GetObject', resource: name }) && mayUse(request, 'kms:Decrypt', key),
    mayWriteParts: (request, name) =>
      mayWrite(request, name) && mayUse(request, 'kms:Decrypt', keyIn(request, name)),
  };
};
