import { createHash } from 'node:crypto';

import { isId } from '../../domain/kernel/ids.ts';
import type { Sentence } from '../../domain/kernel/text.ts';
import type { Ports } from '../kit/ports.ts';
import type { User } from '../organisation/reference.ts';
import type { Job, JobId } from './jobs.ts';
import {
  beginsAsZip,
  type NamedUpload,
  namedUpload,
  NO_ZIP,
  refusedUpload,
  type Upload,
  type UploadStore,
} from './uploads.ts';

/** What an upload is taken in with. */
export type UploadPlace = {
  readonly ports: Pick<Ports, 'reference' | 'jobs' | 'audit' | 'now'>;
  readonly uploads: UploadStore;
};

const HASH_DIGITS = 32;

/** The id of the import of an upload that came without a link: whoever knows its key and its ETag knows it too, and the same upload has the same. */
export const uploadJobId = ({ key, etag }: Pick<Upload, 'key' | 'etag'>): JobId => {
  const id = createHash('sha256').update(`${key}\n${etag}`).digest('hex').slice(0, HASH_DIGITS);
  if (isId<'JobId'>(id)) return id;
  throw new Error('digits are an id');
};

/** Why an upload is refused; nothing where it is taken; undefined where it is not there any more. */
const lookedAt = async (
  { uploads }: UploadPlace,
  upload: Upload,
  { named, user }: { readonly named: NamedUpload; readonly user: User | undefined },
): Promise<{ readonly why: Sentence | undefined } | undefined> => {
  const why = refusedUpload(upload, named, user);
  if (why !== undefined) return { why };
  const start = await uploads.start(upload);
  return start && { why: beginsAsZip(start) ? undefined : NO_ZIP };
};

const auditUpload = (
  { audit, now }: UploadPlace['ports'],
  id: JobId,
  { userId, role }: User['subject'],
): Promise<void> =>
  audit({
    at: now().toISOString(),
    requestId: id,
    userId,
    role,
    action: 'county-files.on-upload',
    purpose: '',
    residentIds: [],
    outcome: 'allowed',
  });

/** Where there is a job of that id by now, the same upload was told of twice. */
const keepJob = async (
  { jobs, now }: Pick<Ports, 'jobs' | 'now'>,
  { id, is, by, format = 'zip' }: NamedUpload & Pick<Job, 'id' | 'is'>,
): Promise<void> => {
  const askedAt = now().toISOString();
  await jobs.save({ id, version: 1, task: { kind: 'import', format }, by, askedAt, is });
};

/** Takes an upload in as `POST /v1/imports` does what is sent: a copy is kept for the job, the audit says who sent it, the job
 *  waits. What is refused leaves a job that says why. The same upload asks once, however often it is told of, and what comes by
 *  a link asks under the id that its asker was told; one that is not there any more, or another since, asks for nothing. */
export const onUpload = async (place: UploadPlace, upload: Upload): Promise<void> => {
  const { ports, uploads } = place;
  const named = namedUpload(upload);
  if (named === undefined) return;
  const id = named.importId ?? uploadJobId(upload);
  if ((await ports.jobs.find(id)) !== undefined) return;
  const user = (await ports.reference()).users.get(named.by);
  const looked = await lookedAt(place, upload, { named, user });
  if (looked === undefined) return;
  const { why } = looked;
  if (why !== undefined) {
    await keepJob(ports, { ...named, id, is: { state: 'failed', endedAt: ports.now().toISOString(), why } });
    return;
  }
  if (!(await uploads.take(upload, id))) return;
  if (user !== undefined) await auditUpload(ports, id, user.subject);
  await keepJob(ports, { ...named, id, is: { state: 'waiting' } });
};
