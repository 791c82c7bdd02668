import type { ResidentId } from '../../domain/kernel/ids.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { residentOnDay, type ResidentFile as Recorded } from '../../domain/residents/index.ts';
import { rowKey } from '../county-files/pack.ts';
import { recordedIn } from './recorded.ts';
import type { Patch } from './stored.ts';

type Cells = Readonly<Record<string, string>>;

/** The columns of residents.csv as a record has them on a day. */
const cellsOn = (file: Recorded, day: LocalDate): Cells => {
  const { idNumber = '', phoneOwner = '', householdId = '' } = file.person;
  const { keyGroups, smsConsent, ...row } = residentOnDay(file, day);
  const dated = {
    ehrFiledOn: row.ehrFiledOn ?? '',
    ehrLastUsedOn: row.ehrLastUsedOn ?? '',
    smsOptOutOn: row.smsOptOutOn ?? '',
    diedOn: row.diedOn ?? '',
    movedOutOn: row.movedOutOn ?? '',
  };
  const words = { keyGroups: keyGroups.join('|'), smsConsent: smsConsent ? 'yes' : 'no' };
  return { ...row, ...dated, ...words, idNumber, phoneOwner, householdId };
};

/** The key of a resident's own row. */
const residentRowKey = (id: ResidentId): string => rowKey('residents', [id]);

/** What a record changes of the row that stands, as of a day: the columns that differ, and no patch where none does.
 *  What an import wrote in its own way (a small x in a number) stays as long as it says the same.
 *  @param rows packed rows, empty for somebody new */
export const rowPatches = (rows: string, after: Recorded, day: LocalDate): Patch[] => {
  const before = recordedIn(rows);
  const stands: Cells = before === undefined ? {} : cellsOn(before, day);
  const differing = Object.entries(cellsOn(after, day)).filter(
    ([column, cell]) => cell !== (stands[column] ?? ''),
  );
  if (differing.length === 0) return [];
  return [{ file: 'residents', key: residentRowKey(after.person.id), set: Object.fromEntries(differing) }];
};
