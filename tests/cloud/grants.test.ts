import { describe, expect, test } from 'vitest';

import { type Grant, isGranted } from './grants.ts';
import { localArchive, type BucketRequest } from './local-archive.ts';

const KEY = 'arn:aws:kms:ap-southeast-1:111122223333:key/one';

const allow = (actions: readonly string[], resource: string, within: Grant['conditions'] = []): Grant => ({
  effect: 'Allow',
  actions,
  resources: [resource],
  conditions: within,
});

describe('a policy about other services than the tables', () => {
  test('lets do what it names, with what it names, and nothing else', () => {
    const grants = [allow(['s3:GetObject'], 'Archive/exports/*')];
    const get = (resource: string) => isGranted(grants, { action: 's3:GetObject', resource });
    expect(get('Archive/exports/one/residents.csv')).toBe(true);
    expect(get('Archive/imports/one/upload')).toBe(false);
    expect(isGranted(grants, { action: 's3:PutObject', resource: 'Archive/exports/one' })).toBe(false);
  });

  test('holds only under its conditions, and what denies goes before what allows', () => {
    const ofStage = { key: 'kms:EncryptionContext:jiayi', values: ['dev'] };
    const open = (stage: string, grants: readonly Grant[]) =>
      isGranted(grants, {
        action: 'kms:Decrypt',
        resource: KEY,
        context: { 'kms:EncryptionContext:jiayi': stage },
      });
    const grants = [allow(['kms:Decrypt'], KEY, [ofStage])];
    expect([open('dev', grants), open('prod', grants)]).toEqual([true, false]);
    expect(isGranted(grants, { action: 'kms:Decrypt', resource: KEY })).toBe(false);
    const denied: Grant = { ...allow(['kms:Decrypt'], '*'), effect: 'Deny' };
    expect(open('dev', [...grants, denied])).toBe(false);
  });
});

describe('a bucket of this machine', () => {
  const BARE = { region: 'ap-southeast-1', onFile: () => undefined, keyOf: () => undefined };
  const asked = (
    method: string,
    name: string,
    { may, headers = {} }: Pick<BucketRequest, 'may'> & Partial<Pick<BucketRequest, 'headers'>>,
  ): BucketRequest => ({ method, url: new URL(`http://s3/${name}`), headers, body: Buffer.from(''), may });

  test('lets nobody read a file under a key who may not open it', () => {
    const archive = localArchive(BARE);
    const headers = {
      'x-amz-server-side-encryption-aws-kms-key-id': KEY,
      // Of nothing.
      'x-amz-checksum-sha256': '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
    };
    const name = 'Archive/exports/one/a.csv';
    expect(archive.answer(asked('PUT', name, { may: () => true, headers })).status).toBeUndefined();
    const withoutKey: BucketRequest['may'] = ({ action }) => !action.startsWith('kms:');
    expect(archive.answer(asked('GET', name, { may: withoutKey })).status).toBe(403);
    expect(archive.answer(asked('GET', name, { may: () => true })).status).toBeUndefined();
  });

  test('seals by its own key what comes without the name of one, for who may use it', () => {
    const archive = localArchive({ ...BARE, keyOf: () => KEY });
    const link: BucketRequest = asked('PUT', 'Archive/uploads/a.zip?X-Amz-Signature=0', { may: () => true });
    const withoutKey: BucketRequest['may'] = ({ action }) => !action.startsWith('kms:');
    expect(archive.answer({ ...link, may: withoutKey }).status).toBe(403);
    expect(archive.answer(link).status).toBeUndefined();
    expect(archive.answer(asked('GET', 'Archive/uploads/a.zip', { may: withoutKey })).status).toBe(403);
  });

  test('takes no file by a link that has the checksum of another, and none in the place of one that must not be there', () => {
    const archive = localArchive(BARE);
    const put = (query: string, headers: BucketRequest['headers'] = {}) =>
      archive.answer(asked('PUT', `Archive/a?X-Amz-Signature=0${query}`, { may: () => true, headers }))
        .status;
    expect(put('&x-amz-checksum-crc32=AAAAAQ==')).toBe(400);
    expect(put('&x-amz-checksum-crc32=AAAAAA==', { 'if-none-match': '*' })).toBeUndefined();
    expect(put('', { 'if-none-match': '*' })).toBe(412);
  });

  test('tells only who may list it that a file is not there', () => {
    const archive = localArchive(BARE);
    const get = (may: BucketRequest['may']) => archive.answer(asked('GET', 'Archive/imports/none', { may }));
    expect(get(() => true).status).toBe(404);
    expect(get(({ action }) => action !== 's3:ListBucket').status).toBe(403);
  });
});
