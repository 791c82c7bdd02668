import { randomUUID } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';

import type { JobFiles, JobId, JobPieces } from '../../county-files/jobs.ts';

/** What was sent for a job, in its folder. */
export const UPLOAD_FILE = 'upload';

const OWNER_ONLY = 0o700;

/** The folder of a job below the one of all jobs. */
export const jobFolder = (folder: string, id: JobId): string => join(folder, id);

const isAbsent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');

const PLAIN_NAME = /^[a-z]+\.csv$/;

/** Says whether a file that a job left may have this name: a plain one, which leads nowhere else. */
export const isPlainName = (name: string): boolean => PLAIN_NAME.test(name);

/** Refuses a name that no file of a job may have. */
export const requirePlainName = (name: string): void => {
  if (!isPlainName(name)) throw new Error(`not the name of a file of a job: ${JSON.stringify(name)}`);
};

const PIECE_NAME = /^[a-z]+(-[a-z0-9]+)*$/;

/** Refuses a name that no piece of a job may have. */
export const requirePieceName = (name: string): void => {
  if (!PIECE_NAME.test(name)) throw new Error(`not the name of a piece of a job: ${JSON.stringify(name)}`);
};

const readText = async (folder: string, id: JobId, name: string): Promise<string | undefined> => {
  if (!isPlainName(name)) return undefined;
  try {
    return await readFile(join(jobFolder(folder, id), name), 'utf8');
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
};

/** The folder of a job, which is there from then on. */
const ownFolder = (folder: string, id: JobId): string => {
  const own = jobFolder(folder, id);
  mkdirSync(own, { recursive: true, mode: OWNER_ONLY });
  return own;
};

const PIECES_FOLDER = 'pieces';
const BLOCK_BYTES = 1 << 20;

const piecesFolder = (folder: string, id: JobId): string => {
  const own = join(ownFolder(folder, id), PIECES_FOLDER);
  mkdirSync(own, { recursive: true, mode: OWNER_ONLY });
  return own;
};

/** The file is opened when its first block is asked for: one that nobody reads stays closed. */
const blocksOf = async function* (path: string): AsyncGenerator<Uint8Array> {
  for await (const block of createReadStream(path, { highWaterMark: BLOCK_BYTES })) {
    if (block instanceof Uint8Array) yield block;
  }
};

const piecesIn = (folder: string): JobPieces => ({
  keepPiece: async ({ id }, { name, path }) => {
    requirePieceName(name);
    renameSync(path, join(piecesFolder(folder, id), name));
  },
  piece: async ({ id }, name) => {
    requirePieceName(name);
    const path = join(jobFolder(folder, id), PIECES_FOLDER, name);
    return existsSync(path) ? blocksOf(path) : undefined;
  },
  keepStreamed: async (id, name, blocks) => {
    requirePlainName(name);
    // Among the pieces until it is whole: what broke off goes with them.
    const beside = join(piecesFolder(folder, id), randomUUID());
    try {
      const file = createWriteStream(beside, { flush: true });
      await pipeline(blocks, file);
      renameSync(beside, join(jobFolder(folder, id), name));
      return file.bytesWritten;
    } finally {
      rmSync(beside, { force: true });
    }
  },
  removePieces: async ({ id }) =>
    rmSync(join(jobFolder(folder, id), PIECES_FOLDER), { recursive: true, force: true }),
});

/** Files of jobs below one folder, on the volume of the paths that they come from; whoever asks names a job and a plain
 *  file name, and reaches nothing else. */
export const jobFilesIn = (folder: string): JobFiles => ({
  ...piecesIn(folder),
  keepUpload: async (id, bytes) => {
    const own = ownFolder(folder, id);
    // Under another name first: an upload that is there is whole.
    writeFileSync(join(own, `${UPLOAD_FILE}.part`), bytes, { flush: true });
    renameSync(join(own, `${UPLOAD_FILE}.part`), join(own, UPLOAD_FILE));
  },
  linkFor: async () => undefined,
  bringUpload: async (id, path) => {
    const upload = resolve(jobFolder(folder, id), UPLOAD_FILE);
    if (!existsSync(upload)) return false;
    symlinkSync(upload, path);
    return true;
  },
  removeUpload: async (id) => rmSync(join(jobFolder(folder, id), UPLOAD_FILE), { force: true }),
  keep: async (id, { name, path }) => {
    requirePlainName(name);
    renameSync(path, join(ownFolder(folder, id), name));
  },
  read: (id, name) => readText(folder, id, name),
  give: async (id, name) => {
    const text = await readText(folder, id, name);
    return text === undefined ? undefined : { kind: 'text', text };
  },
});
