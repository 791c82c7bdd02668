import {
  type Answered,
  bare,
  type BucketRequest,
  DENIED,
  digest,
  isOther,
  type Lying,
  refusal,
  type Rights,
} from './local-archive-request.ts';

type Part = Omit<Lying, 'key'>;
type Begun = { readonly name: string; readonly key: string | undefined; readonly parts: Map<number, Part> };

/** Files of buckets that come part by part. */
export type PartedFiles = {
  /** Undefined where a request is not about such a file. */
  readonly answer: (request: BucketRequest, name: string) => Answered | undefined;
  /** Those that were begun and neither completed nor given up. */
  readonly begun: () => readonly string[];
};

/** Every part but the last. @source Amazon S3 User Guide, “Amazon S3 multipart upload limits” */
const LEAST_BYTES = 5 << 20;

const fieldIn = (xml: string, name: string): string =>
  (new RegExp(`<${name}>(.*?)</${name}>`, 's').exec(xml)?.[1] ?? '').replaceAll('&quot;', '"');

type Named = { readonly nth: number; readonly etag: string | undefined; readonly sum: string };

/** The parts that a file is to be of. */
const partsNamed = (body: Buffer): readonly Named[] =>
  Array.from(body.toString().matchAll(/<Part>(.*?)<\/Part>/gs), ([, xml = '']) => ({
    nth: Number(fieldIn(xml, 'PartNumber')),
    etag: bare(fieldIn(xml, 'ETag')),
    sum: fieldIn(xml, 'ChecksumSHA256'),
  }));

const isThat = (part: Part, { etag, sum }: Named): boolean => part.etag === etag && part.sum === sum;

/** The parts of a file in their order, or why they are none. */
const chosen = (named: readonly Named[], { parts }: Begun): readonly Part[] | string => {
  const found: Part[] = [];
  for (const [at, one] of named.entries()) {
    const part = parts.get(one.nth);
    if (part === undefined || !isThat(part, one)) return 'InvalidPart';
    if (one.nth <= (named[at - 1]?.nth ?? 0)) return 'InvalidPartOrder';
    if (at < named.length - 1 && part.bytes.length < LEAST_BYTES) return 'EntityTooSmall';
    found.push(part);
  }
  return found;
};

/** What is told of a file of parts is made of what was told of each. */
const together = (parts: readonly Part[]): Part => {
  const bytesOf = (encoding: 'hex' | 'base64', texts: readonly string[]): Buffer =>
    Buffer.concat(texts.map((text) => Buffer.from(text, encoding)));
  const etags = bytesOf(
    'hex',
    parts.map(({ etag }) => etag),
  );
  const sums = bytesOf(
    'base64',
    parts.map(({ sum }) => sum),
  );
  return {
    bytes: Buffer.concat(parts.map(({ bytes }) => bytes)),
    etag: `${digest('md5', 'hex', etags)}-${parts.length}`,
    sum: `${digest('sha256', 'base64', sums)}-${parts.length}`,
  };
};

const NONE = refusal(404, 'NoSuchUpload');

/** Takes files part by part, each compared with its checksum, and keeps those that are completed.
 *  @source Amazon S3 API Reference: CreateMultipartUpload, UploadPart, CompleteMultipartUpload, AbortMultipartUpload */
export const partedFiles = (
  { mayWriteParts, keyIn }: Rights,
  keep: (name: string, file: Lying) => void,
): PartedFiles => {
  const uploads = new Map<string, Begun>();
  let asked = 0;
  const begin = (request: BucketRequest, name: string): Answered => {
    if (!mayWriteParts(request, name)) return DENIED;
    if (request.headers['x-amz-checksum-algorithm'] !== 'SHA256') return refusal(400, 'InvalidRequest');
    const id = `upload-${(asked += 1)}`;
    uploads.set(id, { name, key: keyIn(request, name), parts: new Map() });
    return {
      body: `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
    };
  };
  const take = (request: BucketRequest, { name, parts }: Begun): Answered => {
    if (!mayWriteParts(request, name)) return DENIED;
    if (isOther(request)) return refusal(400, 'BadDigest');
    const { body: bytes, url } = request;
    const part = { bytes, etag: digest('md5', 'hex', bytes), sum: digest('sha256', 'base64', bytes) };
    parts.set(Number(url.searchParams.get('partNumber')), part);
    return { headers: { etag: `"${part.etag}"`, 'x-amz-checksum-sha256': part.sum } };
  };
  const complete = (request: BucketRequest, begun: Begun, id: string): Answered => {
    if (!mayWriteParts(request, begun.name)) return DENIED;
    const parts = chosen(partsNamed(request.body), begun);
    if (typeof parts === 'string') return refusal(400, parts);
    const whole = together(parts);
    keep(begun.name, { ...whole, key: begun.key });
    uploads.delete(id);
    return {
      body: `<CompleteMultipartUploadResult><ETag>"${whole.etag}"</ETag></CompleteMultipartUploadResult>`,
    };
  };
  const giveUp = ({ may }: BucketRequest, { name }: Begun, id: string): Answered => {
    if (!may({ action: 's3:AbortMultipartUpload', resource: name })) return DENIED;
    uploads.delete(id);
    return { status: 204 };
  };
  return {
    answer: (request, name) => {
      const { method, url } = request;
      if (method === 'POST' && url.searchParams.has('uploads')) return begin(request, name);
      const id = url.searchParams.get('uploadId');
      if (id === null) return undefined;
      const begun = uploads.get(id);
      if (begun === undefined || begun.name !== name) return NONE;
      if (method === 'PUT') return take(request, begun);
      return method === 'POST' ? complete(request, begun, id) : giveUp(request, begun, id);
    },
    begun: () => Array.from(uploads.values(), ({ name }) => name),
  };
};
