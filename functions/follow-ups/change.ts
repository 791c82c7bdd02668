import { isId, type StaffId, type VisitId } from '../../domain/kernel/ids.ts';
import { defaultProfile } from '../../domain/programmes/index.ts';
import { residentOn } from '../../domain/residents/index.ts';
import type { VisitEntry } from '../../domain/follow-ups/index.ts';
import type { Ports } from '../kit/ports.ts';
import type { Route } from '../kit/route.ts';
import type { Asked } from '../kit/use-case.ts';
import { commitOf } from '../residents/commit.ts';
import type { Found } from '../residents/find.ts';
import { fileAfter } from '../residents/resident-file.ts';
import type { EventBody, Patch, ResidentCommit } from '../residents/stored.ts';
import { viewContext } from '../residents/views.ts';
import type { VisitGiven } from './fields.ts';
import type { Told } from './follow-up-body.ts';

/** Who did it: the staff member named, else the one who asks, else their user id. */
export const staffOf = (named: StaffId | undefined, { by }: Pick<Asked<Route>, 'by'>): StaffId => {
  const { userId } = by;
  const id = named ?? by.staffId ?? userId;
  if (isId<'StaffId'>(id)) return id;
  throw new Error('an id is an id');
};

/** A visit as the rules take it, under its id. */
export const entryOf = (
  { id: _id, residentId: _whose, ...visit }: VisitGiven,
  followUpId: VisitId,
  asked: Pick<Asked<Route>, 'by'>,
): VisitEntry => ({ ...visit, followUpId, staffId: staffOf(visit.staffId, asked) });

/** The events of a command and what they change of the rows. */
export type Decided = { readonly events: readonly EventBody[]; readonly patches: readonly Patch[] };

/** What a command stores of a resident, and the resident as they stand after it. */
export type Changed = { readonly commit: ResidentCommit; readonly after: Told };

/** Makes the commit of what was decided on a resident. */
export const changed = (
  { asked, ports }: { readonly asked: Asked<Route>; readonly ports: Pick<Ports, 'keys'> },
  { file, reference }: Found,
  decided: Decided,
): Changed => {
  const { today, now: at, by, reason } = asked;
  const change = { ...decided, at, by: by.userId, reason };
  const commit = commitOf(file, change, viewContext(reference.organisation, ports.keys, today));
  const after = fileAfter(file, commit);
  return { commit, after: { file: after, person: residentOn(after.history, today, defaultProfile) } };
};
