import type { ResidentsMerged, ResidentsUnmerged } from '../../events/residents.ts';
import { byCodePoints, type ResidentId } from '../kernel/ids.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { earlierOf, type LocalDate } from '../kernel/time.ts';
import type { ResidentRefusal } from './refusal.ts';
import type { Resident } from './resident.ts';
import type { ResidentHistory } from './resident-day.ts';
import type { ResidentFile } from './resident-file.ts';

const alreadyMerged = ({ person, aliasOf, aliases }: ResidentFile): ResidentRefusal | undefined => {
  const withId = aliasOf ?? aliases[0];
  return withId === undefined
    ? undefined
    : { code: 'resident/already-merged', residentId: person.id, withId };
};

/** Makes the other record an alias of the kept one. A record is an alias of one at most and has no aliases then: of three
 *  records of one person the same one is kept each time. The event is for both records. */
export const merge = (
  kept: ResidentFile,
  other: ResidentFile,
): Result<ResidentsMerged[], ResidentRefusal> => {
  const residentId = kept.person.id;
  const otherId = other.person.id;
  if (residentId === otherId) return err({ code: 'resident/merged-with-itself' });
  const refusal = alreadyMerged(other) ?? alreadyMerged({ ...kept, aliases: [] });
  return refusal === undefined ? ok([{ type: 'residents-merged@1', residentId, otherId }]) : err(refusal);
};

/** Makes both records stand alone again, as they were. The event is for both records. */
export const unmerge = (
  { person, aliases }: ResidentFile,
  otherId: ResidentId,
): Result<ResidentsUnmerged[], ResidentRefusal> =>
  aliases.includes(otherId)
    ? ok([{ type: 'residents-unmerged@1', residentId: person.id, otherId }])
    : err({ code: 'resident/not-merged' });

type MaybeDate = LocalDate | undefined;

const earliest = (dates: readonly MaybeDate[]): MaybeDate =>
  dates.reduce((a, b) => (a === undefined || b === undefined ? (a ?? b) : earlierOf(a, b)), undefined);

const latest = (dates: readonly MaybeDate[]): MaybeDate =>
  dates
    .filter((date) => date !== undefined)
    .toSorted(byCodePoints)
    .at(-1);

const united = (kept: Resident, all: readonly Resident[]): Resident => ({
  ...kept,
  keyGroups: [...new Set(all.flatMap(({ keyGroups }) => keyGroups))],
  ehrFiledOn: earliest(all.map(({ ehrFiledOn }) => ehrFiledOn)),
  ehrLastUsedOn: latest(all.map(({ ehrLastUsedOn }) => ehrLastUsedOn)),
  diedOn: earliest(all.map(({ diedOn }) => diedOn)),
});

/** The histories of a person's records read as one: the kept record's own values, with the key groups, the filed and used
 *  dates and the death of any, and everything recorded under each. */
export const unitedHistory = (
  kept: ResidentHistory,
  aliases: readonly ResidentHistory[],
): ResidentHistory => {
  const all = [kept, ...aliases];
  return {
    resident: united(
      kept.resident,
      all.map(({ resident }) => resident),
    ),
    contracts: all.flatMap(({ contracts }) => contracts),
    enrolments: all.flatMap(({ enrolments }) => enrolments),
    visits: all.flatMap(({ visits }) => visits),
    exams: all.flatMap(({ exams }) => exams),
    prescriptions: all.flatMap(({ prescriptions }) => prescriptions),
    referrals: all.flatMap(({ referrals }) => referrals),
  };
};
