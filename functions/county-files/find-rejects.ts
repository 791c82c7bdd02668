import type { Subject } from '../../domain/access/index.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { Ports } from '../kit/ports.ts';
import type { Refused } from '../kit/use-case.ts';
import { findJob, outcomeOf } from './job-bodies.ts';
import type { JobId } from './jobs.ts';

const REJECTS_FILE = 'rejects.csv';

/** The rejects.csv of a finished import that the asker may see. */
export const findRejects = async (
  by: Subject,
  ports: Pick<Ports, 'jobs'>,
  id: JobId,
): Promise<Result<string, Refused>> => {
  const found = await findJob(by, ports, { id, kind: 'import' });
  if (!found.ok) return found;
  if (outcomeOf(found.value) === undefined) return err({ code: 'job/not-finished' });
  return ok((await ports.jobs.read(id, REJECTS_FILE)) ?? '');
};
