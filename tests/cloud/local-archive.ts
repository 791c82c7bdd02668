import { listKeys, removeMany } from './local-archive-many.ts';
import { partedFiles } from './local-archive-parts.ts';
import {
  type Answered,
  bare,
  type BucketRequest,
  CHANGED,
  DENIED,
  digest,
  isOther,
  type Lying,
  refusal,
  rightsIn,
  splitName,
  textIn,
} from './local-archive-request.ts';

export { refusal } from './local-archive-request.ts';
export type { Answered, BucketRequest } from './local-archive-request.ts';

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
  /** Files of which parts came, and which were neither completed nor given up. */
  readonly begun: () => readonly string[];
};

/** What buckets stand on. */
export type ArchiveGround = {
  readonly region: string;
  /** Hears of each file that comes into a bucket. */
  readonly onFile: (came: Came) => void;
  /** The key by which a bucket seals what comes without the name of one. */
  readonly keyOf: (bucket: string) => string | undefined;
};

/** `/BUCKET/KEY` as it is meant. */
const nameIn = (path: string): string => path.split('/').filter(Boolean).map(decodeURIComponent).join('/');

/** What a request asks the answer to say of itself. */
const askedFor = ({ searchParams }: URL): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ['content-type', 'content-disposition'].flatMap((name) => {
      const value = searchParams.get(`response-${name}`);
      return value === null ? [] : [[name, value]];
    }),
  );

/** A range of a file. Of one without a byte, or behind its end, there is none. */
const rangeOf = ({ bytes, etag }: Lying, from: number, last: number): Answered => {
  if (from >= bytes.length) return refusal(416, 'InvalidRange');
  const part = bytes.subarray(from, last + 1);
  const range = `bytes ${from}-${from + part.length - 1}/${bytes.length}`;
  return { status: 206, headers: { etag: `"${etag}"`, 'content-range': range }, body: part };
};

const asWhole = (bytes: Buffer, key: string | undefined): Lying => ({
  bytes,
  key,
  etag: digest('md5', 'hex', bytes),
  sum: digest('sha256', 'base64', bytes),
});

/** Only who may list the bucket hears that a file is not there. */
const absent = ({ may }: BucketRequest, name: string): Answered => {
  const [bucket, key] = splitName(name);
  const isTold = may({ action: 's3:ListBucket', resource: bucket, context: { 's3:prefix': key } });
  return isTold ? refusal(404, 'NoSuchKey') : DENIED;
};

/** Buckets in memory that take whole files only, also part by part, and let in whom a policy lets in.
 *  @param ground where they are, what hears of each file that comes, and which key seals what a bucket is not told a key for
 *  @source Amazon S3 API Reference: PutObject, GetObject, HeadObject, CopyObject, DeleteObject */
export const localArchive = ({ region, onFile: tell, keyOf }: ArchiveGround): LocalArchive => {
  const files = new Map<string, Lying>();
  const keep = (name: string, file: Lying): string => {
    files.set(name, file);
    const [bucket, key] = splitName(name);
    tell({ bucket, key, size: file.bytes.length, etag: file.etag });
    return file.etag;
  };
  const rights = rightsIn(region, keyOf);
  const { mayRead, mayWrite, keyIn } = rights;
  const parted = partedFiles(rights, keep);
  const put = (request: BucketRequest, name: string): Answered => {
    const { headers, body } = request;
    if (textIn(headers, 'content-encoding')?.includes('aws-chunked') === true)
      return refusal(501, 'NotImplemented');
    if (!mayWrite(request, name)) return DENIED;
    if (textIn(headers, 'if-none-match') === '*' && files.has(name)) return CHANGED;
    if (isOther(request)) return refusal(400, 'BadDigest');
    return { headers: { etag: `"${keep(name, asWhole(body, keyIn(request, name)))}"` } };
  };
  const copy = (request: BucketRequest, name: string, from: string): Answered => {
    const found = files.get(from);
    if (found === undefined) return absent(request, from);
    if (!mayRead(request, from, found) || !mayWrite(request, name)) return DENIED;
    const asked = bare(textIn(request.headers, 'x-amz-copy-source-if-match'));
    if (asked !== undefined && asked !== found.etag) return CHANGED;
    const etag = keep(name, asWhole(found.bytes, keyIn(request, name)));
    return { body: `<CopyObjectResult><ETag>"${etag}"</ETag></CopyObjectResult>` };
  };
  const get = (request: BucketRequest, name: string): Answered => {
    const found = files.get(name);
    if (found === undefined) return absent(request, name);
    if (!mayRead(request, name, found)) return DENIED;
    const asked = bare(textIn(request.headers, 'if-match'));
    if (asked !== undefined && asked !== found.etag) return CHANGED;
    const range = /^bytes=(\d+)-(\d+)$/.exec(textIn(request.headers, 'range') ?? '');
    if (range !== null) return rangeOf(found, Number(range[1]), Number(range[2]));
    const told = { etag: `"${found.etag}"`, 'x-amz-checksum-sha256': found.sum };
    return { headers: { ...told, ...askedFor(request.url) }, body: found.bytes };
  };
  const remove = ({ may }: BucketRequest, name: string): Answered => {
    if (!may({ action: 's3:DeleteObject', resource: name })) return DENIED;
    files.delete(name);
    return { status: 204 };
  };
  const ofFile = (request: BucketRequest, name: string): Answered => {
    const from = textIn(request.headers, 'x-amz-copy-source');
    if (request.method === 'PUT' && from !== undefined) return copy(request, name, nameIn(from));
    if (request.method === 'PUT') return put(request, name);
    return request.method === 'DELETE' ? remove(request, name) : get(request, name);
  };
  return {
    answer: (request) => {
      const name = nameIn(request.url.pathname);
      const { searchParams } = request.url;
      if (searchParams.get('list-type') === '2') return listKeys(request, name, files.keys());
      if (searchParams.has('delete')) return removeMany(request, name, (each) => files.delete(each));
      return parted.answer(request, name) ?? ofFile(request, name);
    },
    put: (name, bytes) => keep(name, asWhole(bytes, keyOf(splitName(name)[0]))),
    names: () => [...files.keys()],
    begun: parted.begun,
  };
};
