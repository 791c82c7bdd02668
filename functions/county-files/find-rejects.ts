import type { Subject } from '../../domain/access/index.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { Ports } from '../kit/ports.ts';
import type { Refused } from '../kit/use-case.ts';
import { findJob, outcomeOf } from './job-bodies.ts';
import type { GivenFile, JobId } from './jobs.ts';

const REJECTS_FILE = 'rejects.csv';

type Jobs = Pick<Ports, 'jobs'>;
type Sought = { readonly by: Subject; readonly id: JobId };

/** Whatever a port says of the rejects.csv of a finished import that the asker may see. */
const ofRejects = async <Found>(
  { by, id }: Sought,
  ports: Jobs,
  look: (jobs: Ports['jobs'], name: string) => Promise<Found>,
): Promise<Result<Found, Refused>> => {
  const found = await findJob(by, ports, { id, kind: 'import' });
  if (!found.ok) return found;
  if (outcomeOf(found.value) === undefined) return err({ code: 'job/not-finished' });
  return ok(await look(ports.jobs, REJECTS_FILE));
};

/** The text of the rejects.csv of a finished import that the asker may see. */
export const findRejects = (sought: Sought, ports: Jobs): Promise<Result<string, Refused>> =>
  ofRejects(sought, ports, async (jobs, name) => (await jobs.read(sought.id, name)) ?? '');

/** The rejects.csv of a finished import that the asker may see, to be handed on. */
export const giveRejects = (sought: Sought, ports: Jobs): Promise<Result<GivenFile, Refused>> =>
  ofRejects(
    sought,
    ports,
    async (jobs, name) => (await jobs.give(sought.id, name)) ?? { kind: 'text', text: '' },
  );
