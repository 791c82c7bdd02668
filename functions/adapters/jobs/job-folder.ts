import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

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

/** Files of jobs below one folder; whoever asks names a job and a plain file name, and reaches nothing else. */
export const jobFilesIn = (folder: string): JobFiles => ({
  keepUpload: async (id, bytes) => {
    const own = jobFolder(folder, id);
    mkdirSync(own, { recursive: true, mode: OWNER_ONLY });
    // Under another name first: an upload that is there is whole.
    writeFileSync(join(own, `${UPLOAD_FILE}.part`), bytes, { flush: true });
    renameSync(join(own, `${UPLOAD_FILE}.part`), join(own, UPLOAD_FILE));
  },
  read: async (id, name) => {
    if (!isPlainName(name)) return undefined;
    try {
      return await readFile(join(jobFolder(folder, id), name), 'utf8');
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  },
});
