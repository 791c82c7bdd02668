import { hash } from 'node:crypto';

import type { ResidentId } from '../../domain/kernel/ids.ts';
import { unreachable } from '../../domain/kernel/result.ts';
import { type LocalDate, startOfDay, yearOf } from '../../domain/kernel/time.ts';
import { defaultProfile } from '../../domain/programmes/index.ts';
import { nextTaskChange } from '../../domain/reminders/index.ts';
import { type ResidentDay, residentOn } from '../../domain/residents/index.ts';
import { withFulfilment } from '../contracts/fulfil-entry.ts';
import { datedPatches, nextDatedDay } from './dated.ts';
import { residentFile, type ResidentFile } from './resident-file.ts';
import type {
  Entry,
  EventBody,
  Head,
  Patch,
  ResidentCommit,
  StoredResident,
  View,
  ViewWrite,
} from './stored.ts';
import { factsViews, type ViewContext, viewsOf } from './views.ts';

/** What a command changes, and whose it was. */
export type Change = {
  readonly events: readonly EventBody[];
  readonly patches: readonly Patch[];
  readonly at: string;
  readonly by: string;
  readonly reason: string | undefined;
};

/** What a view is known by: where it lies. Only a view whose place is new or old is made or removed. */
const viewPlace = (view: View): string => {
  switch (view.kind) {
    case 'task':
      return `t ${view.teamId ?? ''} ${view.dueOn} ${view.task} ${view.programme}`;
    case 'member':
      return `m ${view.teamId}`;
    case 'referral':
      return `r ${view.institutionId} ${view.state} ${view.referredOn} ${view.referralId}`;
    case 'search':
      return `s ${view.hash}`;
    case 'facts':
      return `f ${view.regionCode}`;
    default:
      return unreachable(view);
  }
};

const DIGEST_LENGTH = 11;

/** What a view says beside its place; of one that finds somebody the place says all. */
const digestOf = (view: View): string =>
  view.kind === 'search' ? '-' : hash('sha256', JSON.stringify(view), 'base64url').slice(0, DIGEST_LENGTH);

type Differences = Pick<ResidentCommit, 'put' | 'remove'> & Pick<Head, 'views'>;

/** @param isLeft says that a place stays as it is, though it is not among the views */
const differences = (
  before: Head | undefined,
  views: readonly View[],
  isLeft: (place: string) => boolean,
): Differences => {
  const known = before?.views ?? {};
  const left = Object.entries(known).filter(([place]) => isLeft(place));
  const kept: Record<string, readonly [number, string]> = Object.fromEntries(left);
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

/** The first day on which time alone changes the views, or the row behind them. */
const dueOf = ({ file, person }: Viewed): Pick<Head, 'dueOn' | 'isDated'> => {
  const views = nextTaskChange(person);
  const row = nextDatedDay(file, person.day);
  return row === undefined || views < row ? { dueOn: views } : { dueOn: row, isDated: true };
};

const isFacts = (place: string): boolean => place.startsWith('f ');
const isNone = (): boolean => false;

/** Facts that were made on a day tell of all later ones. A new year makes them anew all the same: what a year leaves behind
 *  takes room. */
const doFactsTell = (madeBy: LocalDate, day: LocalDate): boolean =>
  madeBy <= day && yearOf(madeBy) === yearOf(day);

/** Views are made anew on the day of a context. */
type Making = { readonly version: number; readonly context: ViewContext; readonly isOnlyTime: boolean };

const headOf = (now: Viewed, { version, context, isOnlyTime }: Making) => {
  const { file, person } = now;
  const { rows, entries, head: before } = file;
  const areFactsLeft = isOnlyTime && before !== undefined && doFactsTell(before.viewedOn, person.day);
  const shown = { person, rows, entries };
  const made = [...viewsOf(shown, context), ...(areFactsLeft ? [] : factsViews(shown))];
  const { put, remove, views } = differences(before, made, areFactsLeft ? isFacts : isNone);
  const head: Head = { version, viewedOn: person.day, ...dueOf(now), views };
  return { head, put, remove };
};

/** What a commit needs to know of whom it is about: a resident as loaded, or a `newcomer`. */
type CommandedFile = Pick<ResidentFile, 'id' | 'version' | 'entries' | 'stored'>;

/** Somebody of whom nothing is stored yet. */
export const newcomer = (residentId: ResidentId): CommandedFile => ({
  id: residentId,
  version: 0,
  entries: [],
  stored: { residentId, rows: '', entries: [], head: undefined },
});

/** What a command stores of a resident: its entry, with the promised services that it does by itself, and the views that
 *  it makes, changes or removes. */
export const commitOf = (file: CommandedFile, change: Change, context: ViewContext): ResidentCommit => {
  const version = file.version + 1;
  const { reason, ...rest } = change;
  const asked: Entry = { seq: version, ...rest, ...(reason === undefined ? {} : { reason }) };
  const withEntry = (entry: Entry): Viewed =>
    viewed({ ...file.stored, entries: [...file.entries, entry] }, context.today);
  const before = withEntry(asked);
  const entry = withFulfilment(asked, before.file, context.today);
  const after = entry === asked ? before : withEntry(entry);
  const { page = [] } = file.stored;
  return { residentId: file.id, entry, page, ...headOf(after, { version, context, isOnlyTime: false }) };
};

/** Who carries out what time alone changes. */
const TIME = 'time';

/** What a day changes of a resident: the views, and an entry where a dated value began or ended; of somebody just imported,
 *  all views.
 *  @param context says of rows that were stored without a command, as by an import, that they are new: then not only time
 *  has passed */
export const refreshOf = (
  stored: StoredResident,
  { areRowsNew = false, ...context }: ViewContext & { readonly areRowsNew?: boolean },
): ResidentCommit => {
  const { today } = context;
  const now = viewed(stored, today);
  const patches = datedPatches(now.file, today);
  if (patches.length > 0) {
    const change = { events: [], patches, at: startOfDay(today).toISOString(), by: TIME, reason: undefined };
    return commitOf(now.file, change, context);
  }
  return {
    residentId: stored.residentId,
    entry: undefined,
    page: [],
    ...headOf(now, { version: now.file.version + 1, context, isOnlyTime: !areRowsNew }),
  };
};
