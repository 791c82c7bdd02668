import { jobOfChange } from '../adapters/jobs/job-items.ts';
import { uploadOfChange } from '../adapters/jobs/upload-changes.ts';
import type { Change } from '../adapters/store/table.ts';
import type { Consumers } from '../kit/work.ts';
import type { JobPlace } from './job-place.ts';
import { LAMBDA_TERM } from './job-term.ts';
import { onJobAsked } from './on-job-asked.ts';
import { onUpload } from './on-upload.ts';
import type { Upload } from './uploads.ts';

const takeUploads = async ({ ports, uploads }: JobPlace, all: readonly Upload[]): Promise<void> => {
  if (all.length > 0 && uploads === undefined) throw new Error('this Lambda was given no archive');
  for (const upload of all) if (uploads !== undefined) await onUpload({ ports, uploads }, upload);
};

/** What is done about files that other systems put into the archive, and then about jobs that were asked for, which may take
 *  long. */
export const countyFilesConsumers: Consumers<Change, JobPlace> = {
  'county-files.on-upload': (changes, place) =>
    takeUploads(
      place,
      changes.flatMap((change) => uploadOfChange(change) ?? []),
    ),
  'county-files.on-job-asked': (changes, place) =>
    onJobAsked(
      place,
      changes.flatMap((change) => jobOfChange(change) ?? []),
      LAMBDA_TERM,
    ),
};
