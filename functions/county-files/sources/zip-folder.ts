import { createWriteStream, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { Sentence } from '../../../domain/kernel/text.ts';
import { type Archive, openArchive } from './archive.ts';
import { MAX_SHEET_BYTES } from './limits.ts';
import { isPlainFileName } from './mapping.ts';
import { isSourceError, type SourceErrorCode, sourceError } from './source-error.ts';
import { COUNTY_FILE_NAMES } from './xlsx.ts';

/** What may lie in a zipped county folder and is read: its CSV files and the mapping of another system's export. */
const WANTED = /\.csv$|^mapping\.json$/;
const OWNER_ONLY = 0o600;
const PRIVATE_FOLDER = 0o700;

/** What is wrong with an archive, in words that fit a zip as well as a workbook. */
const OF_A_ZIP: Partial<Readonly<Record<SourceErrorCode, Sentence>>> = {
  'source/not-xlsx': { 'zh-CN': '该文件不是zip压缩包', en: 'The file is not a zip archive.' },
  'source/old-or-locked': {
    'zh-CN': '压缩包设有密码，请去掉密码后重新压缩',
    en: 'The zip archive has a password: pack it again without one.',
  },
  'source/damaged': {
    'zh-CN': '压缩包已损坏或不完整，请重新压缩',
    en: 'The zip archive is damaged or was cut off: pack it again.',
  },
  'source/bomb': {
    'zh-CN': '压缩包的压缩比异常，为安全起见拒绝读取',
    en: 'The zip archive unpacks to far more than county files do and is refused for safety.',
  },
  'source/unsafe-name': {
    'zh-CN': '压缩包中有不安全的文件名，拒绝读取',
    en: 'The zip archive holds a file with an unsafe name and is refused.',
  },
  'source/too-large': {
    'zh-CN': '压缩包内容过大，请分次导入',
    en: 'The zip archive is too large: import it in parts.',
  },
};

const inWordsOfAZip = (error: unknown): unknown => {
  const says = isSourceError(error) ? OF_A_ZIP[error.code] : undefined;
  return isSourceError(error) && says !== undefined ? sourceError(error.code, says, error) : error;
};

const noCountyFile = (): Error =>
  sourceError('source/missing', {
    'zh-CN': '压缩包中没有县域文件（如residents.csv）',
    en: 'The zip archive holds no county file, such as residents.csv.',
  });

const folderOf = (name: string): string => name.slice(0, name.length - basename(name).length);

/** The names of one folder: that of the first county file or mapping, since a folder is often packed with its name. */
const wantedNames = ({ names }: Archive): string[] => {
  const first = names.find((name) => {
    const base = basename(name);
    return !name.endsWith('/') && (COUNTY_FILE_NAMES.has(base) || base === 'mapping.json');
  });
  if (first === undefined) throw noCountyFile();
  const folder = folderOf(first);
  return names.filter((name) => {
    const base = basename(name);
    return !name.endsWith('/') && folderOf(name) === folder && isPlainFileName(base) && WANTED.test(base);
  });
};

/** Unpacks a zipped county folder: its CSV files and mapping, wherever in the archive they lie together, and nothing
 *  else. Refuses with a SourceError what is no zip, locked, damaged, packed beyond reason or without county files.
 *  @param intoFolder made where it is missing; must hold none of the files */
export const extractZip = async (zipFile: string, intoFolder: string): Promise<void> => {
  try {
    const archive = await openArchive(zipFile);
    try {
      const names = wantedNames(archive);
      mkdirSync(intoFolder, { recursive: true, mode: PRIVATE_FOLDER });
      for (const name of names) {
        // Asked for first: what is refused makes no file.
        const content = Readable.from(archive.read(name, MAX_SHEET_BYTES));
        const file = createWriteStream(join(intoFolder, basename(name)), { flags: 'wx', mode: OWNER_ONLY });
        // oxlint-disable-next-line no-await-in-loop -- one file after another: an archive is read from one place
        await pipeline(content, file);
      }
    } finally {
      archive.close();
    }
  } catch (error) {
    throw inWordsOfAZip(error);
  }
};
