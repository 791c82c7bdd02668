import { mkdirSync, statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { jobFilesIn, jobFolder, UPLOAD_FILE } from '../../../../functions/adapters/jobs/job-folder.ts';
import type { JobId } from '../../../../functions/county-files/jobs.ts';
import { anId } from '../../../given/values.ts';
import { tempFolder } from '../../../local/sources/temp-folder.ts';
import { describeJobFiles, type GivenFiles } from './job-files.contract.ts';

const OWNER_ONLY = 0o700;

const inFolder = async (): Promise<GivenFiles> => {
  const folder = tempFolder();
  const own = (id: JobId): string => {
    mkdirSync(jobFolder(folder, id), { recursive: true });
    return jobFolder(folder, id);
  };
  return {
    files: jobFilesIn(folder),
    uploaded: (id) => readFile(join(own(id), UPLOAD_FILE)).catch(() => undefined),
    leave: (id, name, text) => writeFile(join(own(id), name), text),
    take: async (given) => (given.kind === 'text' ? given.text : ''),
    doesLink: false,
    breakNextUpload: async (id) => {
      // Where the part of a file would go there is a folder: nothing can be written.
      mkdirSync(join(own(id), `${UPLOAD_FILE}.part`));
    },
  };
};

describeJobFiles('a folder', inFolder);

test('the folder of a job is its owner’s alone', async () => {
  const folder = tempFolder();
  await jobFilesIn(folder).keepUpload(anId('job-1'), Uint8Array.of(1));
  expect(statSync(jobFolder(folder, anId('job-1'))).mode & 0o777).toBe(OWNER_ONLY);
});
