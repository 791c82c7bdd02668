import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { publishedOf, publishPage } from '../../../infra/operate/publish-page.ts';

const OUTPUTS = {
  'jiayi-dev-data': { OidcIssuer: 'https://issuer.example', OidcAudience: 'page-client', TableName: 'T' },
  'jiayi-dev-service': { ApiUrl: 'https://api.example/', BusName: 'B' },
  'jiayi-dev-web': { PageBucket: 'page-files', PageRegion: 'us-east-1', PageHost: 'p.example' },
};

const s3 = mockClient(S3Client);
let folder = '';

beforeEach(() => {
  s3.reset();
  s3.on(PutObjectCommand).resolves({});
  folder = mkdtempSync(join(tmpdir(), 'jiayi-page-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'assets', 'app-1a2b.js'), 'start();');
});

afterEach(() => rmSync(folder, { recursive: true }));

const put = () => s3.commandCalls(PutObjectCommand).map(({ args: [{ input }] }) => input);

describe('publishing the page', () => {
  test('finds in what the stacks said where it lies, whom it asks and who vouches for staff', () => {
    expect(publishedOf(OUTPUTS, 'dev')).toEqual({
      bucket: 'page-files',
      region: 'us-east-1',
      settings: {
        api: 'https://api.example',
        signIn: { kind: 'oidc', issuer: 'https://issuer.example', clientId: 'page-client' },
      },
    });
  });

  test('is refused where the stage was not deployed', () => {
    expect(() => publishedOf(OUTPUTS, 'prod')).toThrow();
  });

  test('puts every page after the files that it refers to', async () => {
    expect(await publishPage(publishedOf(OUTPUTS, 'dev'), folder)).toBe(3);
    expect(put().map(({ Key }) => Key)).toEqual(['console.json', 'assets/app-1a2b.js', 'index.html']);
    expect(new Set(put().map(({ Bucket }) => Bucket))).toEqual(new Set(['page-files']));
  });

  test('lets a file be kept whose name has its hash, and has a page asked for anew', async () => {
    await publishPage(publishedOf(OUTPUTS, 'dev'), folder);
    expect(put().map(({ Key, CacheControl, ContentType }) => [Key, CacheControl, ContentType])).toEqual([
      ['console.json', 'no-cache', 'application/json'],
      ['assets/app-1a2b.js', 'public, max-age=31536000, immutable', 'text/javascript; charset=utf-8'],
      ['index.html', 'no-cache', 'text/html; charset=utf-8'],
    ]);
  });
});
