import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { isSourceError } from '../../../../functions/county-files/sources/source-error.ts';
import { extractZip } from '../../../../functions/county-files/sources/zip-folder.ts';
import { folderOf, tempFolder } from '../../../local/sources/temp-folder.ts';
import { type ZipPart, zipOf } from './zip-file.ts';

const RESIDENTS = 'id,name\nR1,王春兰\n';
const MIB = 1024 * 1024;

const unpacked = async (bytes: Uint8Array): Promise<string> => {
  const into = join(tempFolder(), 'county');
  await extractZip(join(folderOf({ upload: bytes }), 'upload'), into);
  return into;
};

const namesOf = async (parts: readonly ZipPart[]): Promise<readonly string[]> =>
  readdirSync(await unpacked(zipOf(parts))).toSorted();

const codeOf = async (bytes: Uint8Array): Promise<string> => {
  const outcome: unknown = await unpacked(bytes).catch((error: unknown) => error);
  if (isSourceError(outcome)) return outcome.code;
  throw new Error('it was not refused', { cause: outcome });
};

describe('a zipped county folder', () => {
  test.each([
    ['its files themselves', ''],
    ['the folder with its name', 'county/'],
    ['the folder far down', 'a/b/county/'],
  ])('is unpacked where %s were packed', async (_, path) => {
    const folder = await unpacked(zipOf([{ name: `${path}residents.csv`, content: RESIDENTS }]));
    expect(readFileSync(join(folder, 'residents.csv'), 'utf8')).toBe(RESIDENTS);
  });

  test('brings its mapping and the files that it may name, and nothing else', async () => {
    const parts = [
      { name: 'county/', content: '' },
      { name: 'county/mapping.json', content: '{}' },
      { name: 'county/people.csv', content: RESIDENTS },
      { name: 'county/notes.docx', content: 'x' },
      { name: '__MACOSX/county/residents.csv', content: 'x' },
      { name: 'other/residents.csv', content: 'x' },
    ];
    expect(await namesOf(parts)).toEqual(['mapping.json', 'people.csv']);
  });
});

describe('what is refused', () => {
  const residents = { name: 'residents.csv', content: RESIDENTS };

  test.each([
    ['no archive', Buffer.from('id,name\n'), 'source/not-xlsx'],
    ['an archive without a county file', zipOf([{ name: 'a.txt', content: 'a' }]), 'source/missing'],
    [
      'a name that leads elsewhere',
      zipOf([{ name: '../residents.csv', content: 'a' }]),
      'source/unsafe-name',
    ],
    ['a locked file', zipOf([{ ...residents, isEncrypted: true }]), 'source/old-or-locked'],
    ['a file with a wrong checksum', zipOf([{ ...residents, statedCrc: 1 }]), 'source/damaged'],
    ['a cut archive', zipOf([residents]).subarray(0, 40), 'source/damaged'],
    [
      'a file packed beyond reason',
      zipOf([{ name: 'residents.csv', content: Buffer.alloc(20 * MIB) }]),
      'source/bomb',
    ],
  ])('%s', async (_, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  test('and the words fit a zip', async () => {
    const outcome: unknown = await unpacked(Buffer.from('nothing')).catch((error: unknown) => error);
    expect(isSourceError(outcome) && outcome.says).toEqual({
      'zh-CN': '该文件不是zip压缩包',
      en: 'The file is not a zip archive.',
    });
    expect(existsSync('county')).toBe(false);
  });
});
