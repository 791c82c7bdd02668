import { err, ok } from '../../domain/kernel/result.ts';
import { useCase } from '../kit/use-case.ts';
import { showExportedFile } from './api.ts';
import { auditEverybody } from './audit-everybody.ts';
import { givenFile } from './given-file.ts';
import { findJob, outcomeOf } from './job-bodies.ts';

/** Gives one file of a finished export; recorded before it, or a link to it, is given. */
export const showExportedFileUseCase = useCase(showExportedFile, async (asked, ports) => {
  const { exportId: id, file } = asked.params;
  const found = await findJob(asked.by, ports, { id, kind: 'export' });
  if (!found.ok) return found;
  if (outcomeOf(found.value) === undefined) return err({ code: 'job/not-finished' });
  const given = await ports.jobs.give(id, file);
  if (given === undefined) return err({ code: 'job/not-found' });
  await auditEverybody(showExportedFile, asked, ports);
  return ok(givenFile(given));
});
