import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { beforeAll, describe, expect, test } from 'vitest';

import { isPresigned, type Opened, openLink } from './presigned.ts';

const SIGNED_AT = Date.parse('2025-06-16T02:00:00Z');
const LIFE_S = 60;

const client = new S3Client({
  region: 'ap-southeast-1',
  credentials: { accessKeyId: 'a-lambda', secretAccessKey: 'local', sessionToken: 'a+b/c==' },
  endpoint: 'http://127.0.0.1:4000',
  forcePathStyle: true,
  requestChecksumCalculation: 'WHEN_REQUIRED',
});

let link: string;

beforeAll(async () => {
  const command = new GetObjectCommand({
    Bucket: 'Archive',
    Key: 'exports/job-1/residents.csv',
    ResponseContentDisposition: 'attachment; filename="residents.csv"',
    ResponseContentType: 'text/csv; charset=utf-8',
  });
  link = await getSignedUrl(client, command, { expiresIn: LIFE_S, signingDate: new Date(SIGNED_AT) });
});

const open = (text: string, afterS = 0, secret = 'local'): Opened => {
  const url = new URL(text);
  const followed = { method: 'GET', url, headers: { host: url.host } };
  return openLink(followed, secret, new Date(SIGNED_AT + afterS * 1000));
};

const refused = (status: number, code: string): Opened => ({ kind: 'refused', status, code });

/** The link with something in it changed, which it must have held. */
const changed = (from: string | RegExp, to: string): string => {
  const other = link.replace(from, to);
  expect(other).not.toBe(link);
  return other;
};

describe('a link into a bucket of this machine', () => {
  test('is its signer’s, as long as it lives', () => {
    expect(isPresigned(new URL(link))).toBe(true);
    expect(open(link)).toEqual({ kind: 'by', who: 'a-lambda' });
    expect(open(link, LIFE_S)).toEqual({ kind: 'by', who: 'a-lambda' });
  });

  test.each([-2, LIFE_S + 1])('opens nothing %i seconds after it was signed', (afterS) => {
    expect(open(link, afterS)).toEqual(refused(403, 'AccessDenied'));
  });

  test.each([
    ['another file', 'residents.csv?', 'contracts.csv?'],
    ['another job', 'job-1', 'job-2'],
    ['another name to be saved by', 'attachment', 'inline'],
    ['another who', 'a-lambda', 'b-lambda'],
    ['a longer life', 'Expires=60', 'Expires=61'],
    ['another instant', '020000Z', '020001Z'],
    ['another host', '127.0.0.1', 'localhost'],
    ['a signature of its own', /Signature=[0-9a-f]{2}/, 'Signature=zz'],
  ])('opens nothing where it names %s than was signed', (_what, from, to) => {
    expect(open(changed(from, to), 1)).toEqual(refused(403, 'SignatureDoesNotMatch'));
  });

  test('opens nothing that was signed with another secret, or has no life', () => {
    expect(open(link, 0, 'another')).toEqual(refused(403, 'SignatureDoesNotMatch'));
    expect(open(changed('Expires=60', 'Expires='))).toEqual(
      refused(400, 'AuthorizationQueryParametersError'),
    );
  });
});

describe('a link to put a file into a bucket of this machine', () => {
  const headers = {
    host: '127.0.0.1:4000',
    'content-type': 'application/zip',
    'content-length': '3',
    'if-none-match': '*',
  };
  const put = async (
    sent: typeof headers | Omit<typeof headers, 'if-none-match'>,
    method = 'PUT',
  ): Promise<Opened> => {
    const command = new PutObjectCommand({
      Bucket: 'Archive',
      Key: 'uploads/!links/admin-1/job-1.zip',
      ContentType: 'application/zip',
      ContentLength: 3,
      IfNoneMatch: '*',
    });
    const signed = await getSignedUrl(client, command, {
      expiresIn: LIFE_S,
      signingDate: new Date(SIGNED_AT),
      signableHeaders: new Set(Object.keys(headers)),
    });
    return openLink({ method, url: new URL(signed), headers: sent }, 'local', new Date(SIGNED_AT));
  };

  test('is its signer’s with what was signed with it', async () => {
    expect(await put(headers)).toEqual({ kind: 'by', who: 'a-lambda' });
  });

  test.each([
    ['another size', { 'content-length': '4' }],
    ['another type', { 'content-type': 'text/html' }],
    ['another file in its place', { 'if-none-match': '' }],
  ])('opens nothing for %s', async (_what, other) => {
    expect(await put({ ...headers, ...other })).toEqual(refused(403, 'SignatureDoesNotMatch'));
  });

  test('opens nothing where a header is left out that was signed, or to read', async () => {
    const { 'if-none-match': _, ...fewer } = headers;
    expect(await put(fewer)).toEqual(refused(403, 'SignatureDoesNotMatch'));
    expect(await put(headers, 'GET')).toEqual(refused(403, 'SignatureDoesNotMatch'));
  });
});
