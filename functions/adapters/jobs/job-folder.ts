import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import type { JobFiles, JobId } from '../../county-files/jobs.ts';

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

const readText = async (folder: string, id: JobId, name: string): Promise<string | undefined> => {
  if (!isPlainName(name)) return undefined;
  try {
    return await readFile(join(jobFolder(folder, id), name), 'utf8');
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
};

/** Files of jobs below one folder, on the volume of the paths that they come from; whoever asks names a job and a plain
 *  file name, and reaches nothing else. */
export const jobFilesIn = (folder: string): JobFiles => ({
  keepUpload: async (id, bytes) => {
    const own = jobFolder(folder, id);
    mkdirSync(own, { recursive: true, mode: OWNER_ONLY });
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
    const own = jobFolder(folder, id);
    mkdirSync(own, { recursive: true, mode: OWNER_ONLY });
    renameSync(path, join(own, name));
  },
  read: (id, name) => readText(folder, id, name),
  give: async (id, name) => {
    const text = await readText(folder, id, name);
    return text === undefined ? undefined : { kind: 'text', text };
  },
});
