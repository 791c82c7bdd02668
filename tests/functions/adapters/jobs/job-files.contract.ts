import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import type { GivenFile, JobFiles, JobId, PieceOwner } from '../../../../functions/county-files/jobs.ts';
import { anId } from '../../../given/values.ts';
import { tempFolder } from '../../../local/sources/temp-folder.ts';

/** A place of files of jobs, and the hands of whoever carries jobs out there. */
export type GivenFiles = {
  readonly files: JobFiles;
  /** The upload of a job as whoever carries it out finds it. */
  readonly uploaded: (id: JobId) => Promise<Uint8Array | undefined>;
  /** Leaves a file of a job. */
  readonly leave: (id: JobId, name: string, text: string) => Promise<void>;
  /** Takes what was given, as whoever has it does. */
  readonly take: (given: GivenFile) => Promise<string>;
  /** Whether files are put there by links. */
  readonly doesLink: boolean;
  /** Has the next upload of a job break off in the middle. */
  readonly breakNextUpload: (id: JobId) => Promise<void>;
};

const job: JobId = anId('job-1');
const other: JobId = anId('job-2');
const bytes = (...of: readonly number[]): Uint8Array => Uint8Array.from(of);
const plain = (found: Uint8Array | undefined): number[] | undefined => found && [...found];

const anImport: PieceOwner = { id: job, task: { kind: 'import' } };
const anExport: PieceOwner = { id: other, task: { kind: 'export' } };

/** Larger than what is read of a piece at a time, and a multiple of nothing. */
const LARGE_BYTES = (9 << 20) + 77;
const large = (): Uint8Array => Uint8Array.from({ length: LARGE_BYTES }, (_, at) => (at * 31) % 251);

/** Leaves bytes as a piece. */
const leavePiece = async (files: JobFiles, owner: PieceOwner, piece: { name: string; of: Uint8Array }) => {
  const path = join(tempFolder(), 'piece');
  writeFileSync(path, piece.of);
  await files.keepPiece(owner, { name: piece.name, path });
};

/** The bytes of a piece; undefined where there is none. */
const pieceOf = async (files: JobFiles, owner: PieceOwner, name: string): Promise<Buffer | undefined> => {
  const blocks = await files.piece(owner, name);
  if (blocks === undefined) return undefined;
  const all: Uint8Array[] = [];
  for await (const block of blocks) all.push(block);
  return Buffer.concat(all);
};

const streamOf = async function* (...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
};

const breakingOff = async function* (): AsyncGenerator<Uint8Array> {
  yield Buffer.from('half a li');
  throw new Error('the source broke');
};

const describePieces = (given: () => Promise<GivenFiles>): void => {
  test('a piece is read block by block, byte by byte, as often as it is asked for', async () => {
    const { files } = await given();
    await leavePiece(files, anImport, { name: 'rows-12', of: large() });
    expect((await pieceOf(files, anImport, 'rows-12'))?.equals(large())).toBe(true);
    expect((await pieceOf(files, anImport, 'rows-12'))?.equals(large())).toBe(true);
  });

  test('several pieces may be read at once, a block of each, and be left unread', async () => {
    const { files } = await given();
    for (const name of ['a', 'b']) await leavePiece(files, anImport, { name, of: large() });
    const read = async (name: string): Promise<number> => {
      for await (const block of (await files.piece(anImport, name)) ?? []) return block[1] ?? 0;
      return 0;
    };
    expect(await Promise.all([read('a'), read('b'), read('a')])).toEqual([31, 31, 31]);
  });

  test('a piece without a byte is there, and has no block', async () => {
    const { files } = await given();
    await leavePiece(files, anImport, { name: 'rows-0', of: bytes() });
    expect(plain(await pieceOf(files, anImport, 'rows-0'))).toEqual([]);
  });

  test('a piece that is left again takes the place of the first', async () => {
    const { files } = await given();
    await leavePiece(files, anImport, { name: 'rows-0', of: bytes(1, 2, 3) });
    await leavePiece(files, anImport, { name: 'rows-0', of: bytes(4) });
    expect(plain(await pieceOf(files, anImport, 'rows-0'))).toEqual([4]);
  });

  test('a piece that is not there, or is of another job, is not read', async () => {
    const { files } = await given();
    await leavePiece(files, anImport, { name: 'rows-0', of: bytes(1) });
    expect(await files.piece(anImport, 'rows-1')).toBeUndefined();
    expect(await files.piece(anExport, 'rows-0')).toBeUndefined();
  });

  test('the pieces of a job are removed, all of them and no others, and again in vain', async () => {
    const { files, leave } = await given();
    const names = ['a', 'b', 'c-1', 'c-2', 'd', 'e', 'f'];
    for (const name of names) await leavePiece(files, anImport, { name, of: bytes(1) });
    await leavePiece(files, anExport, { name: 'a', of: bytes(2) });
    await leave(job, 'rejects.csv', 'id\n');
    await files.keepUpload(job, bytes(3));
    await files.removePieces(anImport);
    await files.removePieces(anImport);
    for (const name of names) expect(await files.piece(anImport, name)).toBeUndefined();
    expect(plain(await pieceOf(files, anExport, 'a'))).toEqual([2]);
    expect(await files.read(job, 'rejects.csv')).toBe('id\n');
    expect(await files.bringUpload(job, join(tempFolder(), 'a'))).toBe(true);
  });

  test.each([
    '',
    'Rows-1',
    'rows_1',
    '-1',
    'rows-',
    '1-rows',
    '../upload',
    'a/b',
    'residents.csv',
    'rows-1\n',
  ])('no piece is kept or read by the name %j, which is not plain', async (name) => {
    const { files } = await given();
    const refusal = 'not the name of a piece of a job';
    await expect(leavePiece(files, anImport, { name, of: bytes(1) })).rejects.toThrow(refusal);
    await expect(files.piece(anImport, name)).rejects.toThrow(refusal);
  });
};

const describeStreamed = (given: () => Promise<GivenFiles>): void => {
  test.each([
    { texts: ['编号,姓名\n', 'R1,王春兰\n'], written: 27 },
    { texts: [''], written: 0 },
    { texts: [], written: 0 },
  ])('a file that comes a block at a time is kept as a whole: $texts', async ({ texts, written }) => {
    const { files } = await given();
    expect(await files.keepStreamed(job, 'residents.csv', streamOf(...texts))).toBe(written);
    expect(await files.read(job, 'residents.csv')).toBe(texts.join(''));
  });

  test('a file that is streamed again takes the place of the first', async () => {
    const { files } = await given();
    for (const text of ['first\n', 'second\n']) await files.keepStreamed(job, 'teams.csv', streamOf(text));
    expect(await files.read(job, 'teams.csv')).toBe('second\n');
  });

  test('of a file whose source breaks off nothing is kept, and the one before it stays whole', async () => {
    const { files } = await given();
    await expect(files.keepStreamed(job, 'teams.csv', breakingOff())).rejects.toThrow('the source broke');
    expect(await files.read(job, 'teams.csv')).toBeUndefined();
    await files.keepStreamed(job, 'teams.csv', streamOf('first\n'));
    await expect(files.keepStreamed(job, 'teams.csv', breakingOff())).rejects.toThrow('the source broke');
    expect(await files.read(job, 'teams.csv')).toBe('first\n');
  });

  test.each(['', 'upload', '../job-2/residents.csv', 'rows-1'])(
    'nothing is streamed to the name %j, which is not plain',
    async (name) => {
      const { files } = await given();
      const kept = files.keepStreamed(job, name, streamOf('id\n'));
      await expect(kept).rejects.toThrow('not the name of a file of a job');
    },
  );
};

/** What every place of files of jobs does. */
export const describeJobFiles = (name: string, given: () => Promise<GivenFiles>): void => {
  describe(`pieces of jobs in ${name}`, () => describePieces(given));
  describe(`files that stream into ${name}`, () => describeStreamed(given));
  describe(`files of jobs in ${name}`, () => {
    test('an upload is kept byte by byte, whatever it is', async () => {
      const { files, uploaded } = await given();
      const sent = Uint8Array.from({ length: 70_000 }, (_, at) => (at * 31) % 256);
      await files.keepUpload(job, sent);
      expect(plain(await uploaded(job))).toEqual([...sent]);
      await files.keepUpload(other, bytes());
      expect(plain(await uploaded(other))).toEqual([]);
    });

    test('an upload that is sent again takes the place of the first', async () => {
      const { files, uploaded } = await given();
      await files.keepUpload(job, bytes(1, 2, 3));
      await files.keepUpload(job, bytes(4));
      expect(plain(await uploaded(job))).toEqual([4]);
    });

    test('an upload that broke off is not there', async () => {
      const { files, uploaded, breakNextUpload } = await given();
      await breakNextUpload(job);
      await expect(files.keepUpload(job, bytes(1, 2, 3))).rejects.toThrow();
      expect(await uploaded(job)).toBeUndefined();
    });

    test('an upload that breaks off leaves the one before it whole', async () => {
      const { files, uploaded, breakNextUpload } = await given();
      await files.keepUpload(job, bytes(1, 2, 3));
      await breakNextUpload(job);
      await expect(files.keepUpload(job, bytes(9, 9, 9, 9))).rejects.toThrow();
      expect(plain(await uploaded(job))).toEqual([1, 2, 3]);
    });

    test('an upload is brought byte by byte to whoever carries the job out, as often as they ask', async () => {
      const { files } = await given();
      const sent = Uint8Array.from({ length: 70_000 }, (_, at) => (at * 31) % 256);
      await files.keepUpload(job, sent);
      for (const path of [join(tempFolder(), 'a'), join(tempFolder(), 'b')]) {
        expect(await files.bringUpload(job, path)).toBe(true);
        expect(plain(readFileSync(path))).toEqual([...sent]);
      }
      expect(await files.bringUpload(other, join(tempFolder(), 'c'))).toBe(false);
    });

    test('an upload that is removed is there no more, and is removed again in vain', async () => {
      const { files, uploaded } = await given();
      await files.keepUpload(job, bytes(1));
      await files.keepUpload(other, bytes(2));
      await files.removeUpload(job);
      await files.removeUpload(job);
      expect(await uploaded(job)).toBeUndefined();
      expect(await files.bringUpload(job, join(tempFolder(), 'a'))).toBe(false);
      expect(plain(await uploaded(other))).toEqual([2]);
    });

    test.each(['编号,姓名\r\nR1,王春兰\r\n', ''])(
      'a file that a job leaves is kept as it is: %j',
      async (text) => {
        const { files } = await given();
        const path = join(tempFolder(), 'work.csv');
        writeFileSync(path, text);
        await files.keep(job, { name: 'residents.csv', path });
        expect(await files.read(job, 'residents.csv')).toBe(text);
        expect(await files.read(other, 'residents.csv')).toBeUndefined();
      },
    );

    test('a file that is left again takes the place of the first', async () => {
      const { files } = await given();
      const path = join(tempFolder(), 'work.csv');
      for (const text of ['first\n', 'second\n']) {
        writeFileSync(path, text);
        await files.keep(job, { name: 'rejects.csv', path });
      }
      expect(await files.read(job, 'rejects.csv')).toBe('second\n');
    });

    test.each(['', 'upload', '../job-2/residents.csv', 'a/b.csv'])(
      'nothing is kept by the name %j, which is not plain',
      async (wanted) => {
        const { files } = await given();
        const path = join(tempFolder(), 'work.csv');
        writeFileSync(path, 'id\n');
        await expect(files.keep(job, { name: wanted, path })).rejects.toThrow(
          'not the name of a file of a job',
        );
      },
    );

    test('a file that a job left is read as its text', async () => {
      const { files, leave } = await given();
      await leave(job, 'residents.csv', '编号,姓名\r\nR1,王春兰\r\n');
      expect(await files.read(job, 'residents.csv')).toBe('编号,姓名\r\nR1,王春兰\r\n');
    });

    test('a file without a line is a text without a character', async () => {
      const { files, leave } = await given();
      await leave(job, 'rejects.csv', '');
      expect(await files.read(job, 'rejects.csv')).toBe('');
    });

    test.each(['编号,姓名\r\nR1,王春兰\r\n', ''])(
      'a file that a job left is given to whoever asks, as it is: %j',
      async (text) => {
        const { files, leave, take } = await given();
        await leave(job, 'residents.csv', text);
        const file = await files.give(job, 'residents.csv');
        expect(file && (await take(file))).toBe(text);
      },
    );

    test('whoever is about to send a file is given a link to its place, or sends it with a request', async () => {
      const { files, uploaded, doesLink } = await given();
      const type = 'application/zip';
      const link = await files.linkFor({ key: 'uploads/!links/admin-1/job-1.zip', type, bytes: 9 });
      expect(link !== undefined).toBe(doesLink);
      const places = link === undefined ? [] : [decodeURIComponent(new URL(link.url).pathname)];
      expect(places).toEqual(doesLink ? ['/uploads/!links/admin-1/job-1.zip'] : []);
      expect(link?.headers['content-type'] ?? type).toBe(type);
      expect(await uploaded(job), 'nothing was sent').toBeUndefined();
    });

    test('a file that is not there, or is of another job, is neither read nor given', async () => {
      const { files, leave } = await given();
      await leave(job, 'residents.csv', 'id\n');
      for (const seek of [files.read, files.give]) {
        expect(await seek(job, 'contracts.csv')).toBeUndefined();
        expect(await seek(other, 'residents.csv')).toBeUndefined();
      }
    });

    test.each([
      '',
      'upload',
      'residents',
      '.csv',
      'a.b.csv',
      'Residents.csv',
      '../job-1/residents.csv',
      './residents.csv',
      'county/residents.csv',
      'residents.csv\n',
      'residents.csv/',
    ])('nothing is read or given by the name %j, which is not plain', async (wanted) => {
      const { files, leave } = await given();
      await files.keepUpload(job, bytes(1));
      await leave(job, 'residents.csv', 'id\n');
      expect(await files.read(job, wanted)).toBeUndefined();
      expect(await files.give(job, wanted)).toBeUndefined();
    });
  });
};
