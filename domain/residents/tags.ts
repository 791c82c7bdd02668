import type { KeyGroupTagged, KeyGroupUntagged } from '../../events/residents.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type LocalDate, plusDays } from '../kernel/time.ts';
import { afterDeath, firstOf, outsideLife } from './entry-checks.ts';
import { entryPolicy } from './entry-policy.ts';
import type { ResidentRefusal } from './refusal.ts';
import type { KeyGroupTag } from './resident.ts';
import { covers, overlap, type ResidentFile, type TagTerm } from './resident-file.ts';

/** Put a person into a key group from a day on; a pregnancy ends by itself where the expected delivery is told. */
export type Tag =
  | { readonly tag: KeyGroupTag; readonly from: LocalDate; readonly until?: LocalDate | undefined }
  | { readonly tag: 'pregnant'; readonly from: LocalDate; readonly expectedOn: LocalDate };

const termOf = (command: Tag): TagTerm => ({
  tag: command.tag,
  from: command.from,
  until: 'expectedOn' in command ? plusDays(command.expectedOn, entryPolicy.postpartumDays) : command.until,
});

const tooLate = (command: Tag): ResidentRefusal | undefined => {
  const latestOn = plusDays(command.from, entryPolicy.pregnancyDays);
  return 'expectedOn' in command && command.expectedOn > latestOn
    ? { code: 'resident/delivery-too-late', latestOn }
    : undefined;
};

const tagged = ({ dates }: ResidentFile, term: TagTerm): ResidentRefusal | undefined => {
  const other = dates.tags.find(({ tag, ...times }) => tag === term.tag && overlap(times, term));
  return other && { code: 'resident/has-tag', ...other };
};

const isEmpty = ({ from, until }: TagTerm): boolean => until !== undefined && until <= from;

/** Puts a living person into a key group from a day on, up to today; not twice at once. A pregnancy with an expected
 *  delivery ends 42 days after it. */
export const tag = (
  file: ResidentFile,
  command: Tag,
  today: LocalDate,
): Result<KeyGroupTagged[], ResidentRefusal> => {
  const term = termOf(command);
  const { from, until } = term;
  const { birthDate, id: residentId } = file.person;
  const refusal = firstOf(
    outsideLife({ field: 'keyGroups', on: from }, { birthDate, today }),
    afterDeath(file.person, from),
    tooLate(command),
    isEmpty(term) ? { code: 'resident/tag-ends-before-it-begins', from } : undefined,
    tagged(file, term),
  );
  if (refusal !== undefined) return err(refusal);
  const end = until === undefined ? {} : { until };
  return ok([{ type: 'key-group-tagged@1', residentId, tag: term.tag, from, ...end }]);
};

/** The time in a key group that an untagging on a day cuts short. */
export const cutBy = (terms: readonly TagTerm[], name: KeyGroupTag, day: LocalDate): TagTerm | undefined =>
  terms.find((term) => term.tag === name && covers(term, day));

/** Takes a person out of a key group from a day on, up to today; on its first day the tag never was. */
export const untag = (
  { person, dates }: ResidentFile,
  command: { readonly tag: KeyGroupTag; readonly until: LocalDate },
  today: LocalDate,
): Result<KeyGroupUntagged[], ResidentRefusal> => {
  const { until } = command;
  if (until > today) return err({ code: 'resident/after-today', field: 'keyGroups', today });
  if (cutBy(dates.tags, command.tag, until) === undefined)
    return err({ code: 'resident/has-no-tag', tag: command.tag });
  return ok([{ type: 'key-group-untagged@1', residentId: person.id, ...command }]);
};
