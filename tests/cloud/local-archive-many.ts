import {
  type Answered,
  type BucketRequest,
  DENIED,
  digest,
  isCrc,
  refusal,
  textIn,
} from './local-archive-request.ts';

const ESCAPES = [
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
] as const;

const escaped = (text: string): string =>
  ESCAPES.reduce((done, [char, entity]) => done.replaceAll(char, entity), text);

const unescaped = (text: string): string =>
  ESCAPES.reduceRight<string>((done, [char, entity]) => done.replaceAll(entity, char), text);

/** As many as the service tells of at once. */
const KEYS_A_PAGE = 1_000;

/** The keys of a bucket below a prefix, a page at a time, for who may list it below that.
 *  @source Amazon S3 API Reference, ListObjectsV2 */
export const listKeys = (
  { url: { searchParams }, may }: BucketRequest,
  bucket: string,
  names: Iterable<string>,
): Answered => {
  const prefix = searchParams.get('prefix') ?? '';
  if (!may({ action: 's3:ListBucket', resource: bucket, context: { 's3:prefix': prefix } })) return DENIED;
  const after = searchParams.get('continuation-token') ?? '';
  const keys = [...names]
    .filter((name) => name.startsWith(`${bucket}/${prefix}`))
    .map((name) => name.slice(bucket.length + 1))
    .filter((key) => key > after)
    .toSorted();
  const page = keys.slice(0, Number(searchParams.get('max-keys') ?? KEYS_A_PAGE));
  const isCut = page.length < keys.length;
  const contents = page.map((key) => `<Contents><Key>${escaped(key)}</Key></Contents>`).join('');
  const next = isCut ? `<NextContinuationToken>${escaped(page.at(-1) ?? '')}</NextContinuationToken>` : '';
  return {
    body: `<ListBucketResult><IsTruncated>${isCut}</IsTruncated>${contents}${next}</ListBucketResult>`,
  };
};

/** What is to be removed is told with a checksum, or the service refuses. */
const isAsTold = ({ headers, body }: BucketRequest): boolean => {
  const crc = textIn(headers, 'x-amz-checksum-crc32');
  return crc === undefined
    ? textIn(headers, 'content-md5') === digest('md5', 'base64', body)
    : isCrc(crc, body);
};

/** Removes files of a bucket, each of which who asks may remove; of the others is told.
 *  @source Amazon S3 API Reference, DeleteObjects */
export const removeMany = (
  request: BucketRequest,
  bucket: string,
  remove: (name: string) => void,
): Answered => {
  if (!isAsTold(request)) return refusal(400, 'BadDigest');
  const keys = Array.from(request.body.toString().matchAll(/<Key>(.*?)<\/Key>/gs), ([, key = '']) =>
    unescaped(key),
  );
  if (keys.length > KEYS_A_PAGE) return refusal(400, 'MalformedXML');
  const kept = keys.filter(
    (key) => !request.may({ action: 's3:DeleteObject', resource: `${bucket}/${key}` }),
  );
  for (const key of keys) if (!kept.includes(key)) remove(`${bucket}/${key}`);
  const errors = kept.map(
    (key) => `<Error><Key>${escaped(key)}</Key><Code>AccessDenied</Code><Message>no</Message></Error>`,
  );
  return { body: `<DeleteResult>${errors.join('')}</DeleteResult>` };
};
