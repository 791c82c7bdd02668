import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { countyError } from './county-error.ts';
import type { PartWork } from './parted-job.ts';
import type { CountySource } from './source.ts';
import { openCountySource } from './sources/open-county.ts';
import { extractZip } from './sources/zip-folder.ts';

const GONE = {
  'zh-CN': '上传的文件已不在，请重新上传',
  en: 'what was sent is not kept any more: send it again',
} as const;

const bringUpload = async ({ place, job }: PartWork, path: string): Promise<void> => {
  if (!(await place.ports.jobs.bringUpload(job.id, path))) throw countyError(GONE);
};

/** The sent county: a folder of CSV files, or a workbook by its name. */
const unpack = async (work: PartWork): Promise<string> => {
  const { job, folder } = work;
  if (job.task.kind !== 'import') throw new Error('only an import is sent something');
  if (job.task.format === 'xlsx') {
    const workbook = join(folder, 'county.xlsx');
    await bringUpload(work, workbook);
    return workbook;
  }
  const county = join(folder, 'county');
  await bringUpload(work, join(folder, 'upload'));
  await extractZip(join(folder, 'upload'), county);
  return county;
};

/** Opens what was sent. */
export const openSent = async (work: PartWork): Promise<CountySource> => {
  const sources = join(work.folder, 'sources');
  mkdirSync(sources);
  return (await openCountySource(await unpack(work), sources)).source;
};
