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

/** A file that lies in a bucket. */
type Lying = { readonly bytes: Buffer; readonly etag: string; readonly key: string | undefined };

/** What the bucket tells of a file that came. */
export type Came = {
  readonly bucket: string;
  readonly key: string;
  readonly size: number;
  readonly etag: string;
};

/** Buckets of this machine, by `BUCKET/KEY`. */
export type LocalArchive = {
  readonly answer: (request: BucketRequest) => Answered;
  /** Puts a file there as another system does. @returns its ETag */
  readonly put: (name: string, bytes: Buffer) => string;
  readonly names: () => readonly string[];
};

/** What buckets stand on. */
export type ArchiveGround = {
  readonly region: string;
  /** Hears of each file that comes into a bucket. */
  readonly onFile: (came: Came) => void;
  /** The key by which a bucket seals what comes without the name of one. */
  readonly keyOf: (bucket: string) => string | undefined;
};

/** A no under the service's own name for it. */
export const refusal = (status: number, code: string): Answered => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<Error><Code>${code}</Code><Message>${code}</Message></Error>`,
});

const DENIED = refusal(403, 'AccessDenied');
const CHANGED = refusal(412, 'PreconditionFailed');

const textIn = (headers: IncomingHttpHeaders, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
};

const digest = (algorithm: 'md5' | 'sha256', encoding: 'hex' | 'base64', bytes: Buffer): string =>
  createHash(algorithm).update(bytes).digest(encoding);

/** Says whether a file is not the one whose checksum was told: each is told, but for what comes by a link that has none. */
const isOther = ({ headers, url, body }: BucketRequest): boolean => {
  if (!isPresigned(url)) return textIn(headers, 'x-amz-checksum-sha256') !== digest('sha256', 'base64', body);
  const ofLink = url.searchParams.get('x-amz-checksum-crc32');
  return ofLink !== null && Buffer.from(ofLink, 'base64').readUInt32BE() !== crc32(body);
};

const bare = (etag: string | undefined): string | undefined => etag?.replaceAll('"', '');

/** `/BUCKET/KEY` as it is meant. */
const nameIn = (path: string): string => path.split('/').filter(Boolean).map(decodeURIComponent).join('/');

const splitName = (name: string): readonly [bucket: string, key: string] => {
  const at = name.indexOf('/');
  return [name.slice(0, at), name.slice(at + 1)];
};

/** What a request asks the answer to say of itself. */
const askedFor = ({ searchParams }: URL): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ['content-type', 'content-disposition'].flatMap((name) => {
      const value = searchParams.get(`response-${name}`);
      return value === null ? [] : [[name, value]];
    }),
  );

/** Buckets in memory that take whole files only and let in whom a policy lets in.
 *  @param ground where they are, what hears of each file that comes, and which key seals what a bucket is not told a key for
 *  @source Amazon S3 API Reference: PutObject, GetObject, HeadObject, CopyObject, DeleteObject */
export const localArchive = ({ region, onFile: tell, keyOf }: ArchiveGround): LocalArchive => {
  const files = new Map<string, Lying>();
  const end = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  const keep = (name: string, bytes: Buffer, kmsKey: string | undefined): string => {
    const etag = digest('md5', 'hex', bytes);
    files.set(name, { bytes, etag, key: kmsKey });
    const [bucket, key] = splitName(name);
    tell({ bucket, key, size: bytes.length, etag });
    return etag;
  };
  /** A file under a key is opened and sealed with it through the bucket. */
  const mayUse = ({ may }: BucketRequest, action: string, key: string | undefined): boolean =>
    key === undefined || may({ action, resource: key, context: { 'kms:ViaService': `s3.${region}.${end}` } });
  const mayRead = (request: BucketRequest, name: string, { key }: Lying): boolean =>
    request.may({ action: 's3:GetObject', resource: name }) && mayUse(request, 'kms:Decrypt', key);
  const mayWrite = (request: BucketRequest, name: string, key: string | undefined): boolean =>
    request.may({ action: 's3:PutObject', resource: name }) && mayUse(request, 'kms:GenerateDataKey', key);
  /** Only who may list the bucket hears that a file is not there. */
  const absent = ({ may }: BucketRequest, name: string): Answered => {
    const [bucket, key] = splitName(name);
    const isTold = may({ action: 's3:ListBucket', resource: bucket, context: { 's3:prefix': key } });
    return isTold ? refusal(404, 'NoSuchKey') : DENIED;
  };
  const keyIn = ({ headers }: BucketRequest, name: string): string | undefined =>
    textIn(headers, 'x-amz-server-side-encryption-aws-kms-key-id') ?? keyOf(splitName(name)[0]);
  const put = (request: BucketRequest, name: string): Answered => {
    const { headers, body } = request;
    if (textIn(headers, 'content-encoding')?.includes('aws-chunked') === true)
      return refusal(501, 'NotImplemented');
    if (!mayWrite(request, name, keyIn(request, name))) return DENIED;
    if (textIn(headers, 'if-none-match') === '*' && files.has(name)) return CHANGED;
    if (isOther(request)) return refusal(400, 'BadDigest');
    return { headers: { etag: `"${keep(name, body, keyIn(request, name))}"` } };
  };
  const copy = (request: BucketRequest, name: string, from: string): Answered => {
    const found = files.get(from);
    if (found === undefined) return absent(request, from);
    if (!mayRead(request, from, found) || !mayWrite(request, name, keyIn(request, name))) return DENIED;
    const asked = bare(textIn(request.headers, 'x-amz-copy-source-if-match'));
    if (asked !== undefined && asked !== found.etag) return CHANGED;
    const etag = keep(name, found.bytes, keyIn(request, name));
    return { body: `<CopyObjectResult><ETag>"${etag}"</ETag></CopyObjectResult>` };
  };
  const get = (request: BucketRequest, name: string): Answered => {
    const found = files.get(name);
    if (found === undefined) return absent(request, name);
    if (!mayRead(request, name, found)) return DENIED;
    const asked = bare(textIn(request.headers, 'if-match'));
    if (asked !== undefined && asked !== found.etag) return CHANGED;
    const [, last] = /^bytes=0-(\d+)$/.exec(textIn(request.headers, 'range') ?? '') ?? [];
    const etag = { etag: `"${found.etag}"` };
    if (last !== undefined)
      return { status: 206, headers: etag, body: found.bytes.subarray(0, Number(last) + 1) };
    const sum = { 'x-amz-checksum-sha256': digest('sha256', 'base64', found.bytes) };
    return { headers: { ...etag, ...sum, ...askedFor(request.url) }, body: found.bytes };
  };
  const remove = ({ may }: BucketRequest, name: string): Answered => {
    if (!may({ action: 's3:DeleteObject', resource: name })) return DENIED;
    files.delete(name);
    return { status: 204 };
  };
  return {
    answer: (request) => {
      const name = nameIn(request.url.pathname);
      const from = textIn(request.headers, 'x-amz-copy-source');
      if (request.method === 'PUT' && from !== undefined) return copy(request, name, nameIn(from));
      if (request.method === 'PUT') return put(request, name);
      return request.method === 'DELETE' ? remove(request, name) : get(request, name);
    },
    put: (name, bytes) => keep(name, bytes, keyOf(splitName(name)[0])),
    names: () => [...files.keys()],
  };
};
