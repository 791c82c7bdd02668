import { idNumber } from '../../domain/kernel/id-number.ts';
import { isId } from '../../domain/kernel/ids.ts';
import {
  begin,
  evolve,
  fileOf,
  PHONE_OWNERS,
  type ResidentFile as Recorded,
} from '../../domain/residents/index.ts';
import { ResidentEvent } from '../../events/residents.ts';
import { COUNTY_COLUMNS } from '../county-files/columns.ts';
import { packedRows } from '../county-files/pack.ts';
import { readResident } from '../county-files/resident-records.ts';
import { beginRow, optionalWord, startReading, text } from '../county-files/row-reader.ts';
import { liveEntries } from './aliases.ts';
import type { Entry, StoredResident } from './stored.ts';

/** The record that a row of residents.csv tells, or undefined where the rows hold none. */
export const recordedIn = (rows: string): Recorded | undefined => {
  for (const { file, cells } of packedRows(rows)) {
    if (file !== 'residents') continue;
    const row = startReading(COUNTY_COLUMNS.residents);
    beginRow(row, cells);
    const household = text(row, 'householdId');
    return fileOf(readResident(row), {
      idNumber: idNumber(text(row, 'idNumber')),
      phoneOwner: optionalWord(row, 'phoneOwner', PHONE_OWNERS),
      householdId: isId<'HouseholdId'>(household) ? household : undefined,
    });
  }
  return undefined;
};

const TYPES: ReadonlySet<string> = new Set(ResidentEvent.options.map(({ shape }) => shape.type.value));

const eventsIn = (entries: readonly Entry[]): ResidentEvent[] =>
  liveEntries(entries).flatMap(({ events }) =>
    events.flatMap((event) => (TYPES.has(event.type) ? [ResidentEvent.parse(event)] : [])),
  );

/** A resident's record with its days: what was imported, and every fact that was recorded since, in order. */
export const recorded = ({ rows, entries }: Pick<StoredResident, 'rows' | 'entries'>): Recorded => {
  let file = recordedIn(rows);
  for (const event of eventsIn(entries)) {
    if (event.type === 'resident-registered@1') file ??= begin(event);
    else if (file !== undefined) file = evolve(file, event);
  }
  if (file === undefined) throw new Error('a stored resident was imported or registered');
  return file;
};

/** Says whether any fact about the person's own record was entered: only then may a dated value begin or end. */
export const hasOwnFacts = ({ entries }: Pick<StoredResident, 'entries'>): boolean =>
  entries.some(({ events }) => events.some(({ type }) => TYPES.has(type)));
