import { createHash } from 'node:crypto';

import { unreachable } from '../../domain/kernel/result.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { defaultProfile } from '../../domain/programmes/index.ts';
import { nextTaskChange } from '../../domain/reminders/index.ts';
import { type ResidentDay, residentOn } from '../../domain/residents/index.ts';
import { residentFile, type ResidentFile } from './resident-file.ts';
import type { EventBody, Head, Patch, ResidentCommit, StoredResident, View, ViewWrite } from './stored.ts';
import { type ViewContext, viewsOf } from './views.ts';

/** What a command changes, and whose it was. */
export type Change = {
  readonly events: readonly EventBody[];
  readonly patches: readonly Patch[];
  readonly at: string;
  readonly by: string;
  readonly reason: string | undefined;
};

/** What a view is known by: where it lies. Only a view whose place is new or old is made or removed. */
export const viewPlace = (view: View): string => {
  switch (view.kind) {
    case 'task':
      return `t ${view.teamId} ${view.dueOn} ${view.task} ${view.programme}`;
    case 'member':
      return `m ${view.teamId}`;
    case 'search':
      return `s ${view.hash}`;
    case 'facts':
      return `f ${view.regionCode}`;
    default:
      return unreachable(view);
  }
};

const DIGEST_LENGTH = 11;

const digestOf = (view: View): string =>
  createHash('sha256').update(JSON.stringify(view)).digest('base64url').slice(0, DIGEST_LENGTH);

type Differences = Pick<ResidentCommit, 'put' | 'remove'> & Pick<Head, 'views'>;

const differences = (before: Head | undefined, views: readonly View[]): Differences => {
  const known = before?.views ?? {};
  const kept: Record<string, readonly [number, string]> = {};
  const put: ViewWrite[] = [];
  for (const view of views) {
    const place = viewPlace(view);
    const digest = digestOf(view);
    const [version, stored] = known[place] ?? [0, ''];
    if (stored !== digest) put.push({ place, view, version: version + 1 });
    kept[place] = [stored === digest ? version : version + 1, digest];
  }
  const remove = Object.entries(known)
    .filter(([place]) => kept[place] === undefined)
    .map(([place, [version]]) => ({ place, version }));
  return { put, remove, views: kept };
};

/** A resident on a day, with the rows as they stand. */
type Viewed = { readonly file: ResidentFile; readonly person: ResidentDay };

const viewed = (stored: StoredResident, today: LocalDate): Viewed => {
  const file = residentFile(stored);
  return { file, person: residentOn(file.history, today, defaultProfile) };
};

const headOf = ({ file, person }: Viewed, version: number, context: ViewContext) => {
  const { put, remove, views } = differences(
    file.head,
    viewsOf({ person, rows: file.rows, entries: file.entries }, context),
  );
  const head: Head = { version, viewedOn: person.day, dueOn: nextTaskChange(person), views };
  return { head, put, remove };
};

/** What a command stores of a resident: its entry, and the views that it makes, changes or removes. */
export const commitOf = (file: ResidentFile, change: Change, context: ViewContext): ResidentCommit => {
  const version = file.version + 1;
  const { reason, ...rest } = change;
  const entry = { seq: version, ...rest, ...(reason === undefined ? {} : { reason }) };
  const after = viewed({ ...file.stored, entries: [...file.entries, entry] }, context.today);
  return { residentId: file.id, entry, ...headOf(after, version, context) };
};

/** What time alone changes of a resident's views by a day; of somebody just imported, all of them. */
export const refreshOf = (stored: StoredResident, context: ViewContext): ResidentCommit => {
  const now = viewed(stored, context.today);
  return {
    residentId: stored.residentId,
    entry: undefined,
    ...headOf(now, now.file.version + 1, context),
  };
};
