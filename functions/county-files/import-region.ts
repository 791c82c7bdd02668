import type { RegionCode } from '../../domain/kernel/region-code.ts';
import { COUNTY_COLUMNS, type CountyFile, hasId } from './columns.ts';
import { unpackRows } from './pack.ts';

type Cells = readonly string[];

/** By file, the columns that say where a row belongs, and the file that they point into. */
const BELONGS: Readonly<Record<CountyFile, readonly (readonly [column: string, into: CountyFile])[]>> = {
  regions: [['code', 'regions']],
  institutions: [
    ['regionCode', 'regions'],
    ['id', 'institutions'],
  ],
  teams: [
    ['regionCodes', 'regions'],
    ['institutionId', 'institutions'],
    ['id', 'teams'],
  ],
  staff: [
    ['teamId', 'teams'],
    ['id', 'staff'],
  ],
  residents: [
    ['regionCode', 'regions'],
    ['id', 'residents'],
  ],
  contracts: [
    ['residentId', 'residents'],
    ['teamId', 'teams'],
    ['id', 'contracts'],
  ],
  services: [['contractId', 'contracts']],
  enrolments: [['residentId', 'residents']],
  followups: [
    ['residentId', 'residents'],
    ['id', 'followups'],
  ],
  exams: [['residentId', 'residents']],
  prescriptions: [
    ['residentId', 'residents'],
    ['id', 'prescriptions'],
  ],
  referrals: [
    ['residentId', 'residents'],
    ['id', 'referrals'],
  ],
};

/** The region that an import may write in: rows outside do not go in, nor rows that would take the place of a stored one
 *  outside. */
export type ImportRegion = {
  /** The column by which a row lies outside, where one does. */
  readonly columnOutside: (file: CountyFile, cells: Cells) => string | undefined;
  /** Learns a stored row of regions, institutions, teams or staff. */
  readonly learn: (file: CountyFile, cells: Cells) => void;
  /** The records of a resident outside, of packed rows as they stand: none of one within. */
  readonly outsideOf: (rows: string) => string[];
  /** Learns such records. */
  readonly learnOutside: (records: readonly string[]) => void;
  /** Says whether a region lies around this one: a heading that any county file may have. */
  readonly isAround: (code: string) => boolean;
};

/** The region of an import, with nothing learned yet. */
export const importRegion = (within: RegionCode): ImportRegion => {
  /** Stored records outside. */
  const outside = new Set<string>();
  const nameOf = (file: CountyFile, id: string): string => `${file} ${id}`;
  const isOutside = (into: CountyFile, text: string): boolean =>
    into === 'regions'
      ? text.split('|').some((code) => code !== '' && !code.startsWith(within))
      : outside.has(nameOf(into, text));
  const columnOutside: ImportRegion['columnOutside'] = (file, cells) => {
    const columns = COUNTY_COLUMNS[file];
    const found = BELONGS[file].find(([column, into]) =>
      isOutside(into, cells[columns.findIndex(({ name }) => name === column)] ?? ''),
    );
    return found?.[0];
  };
  return {
    columnOutside,
    learn: (file, cells) => {
      if (columnOutside(file, cells) !== undefined) outside.add(nameOf(file, cells[0] ?? ''));
    },
    outsideOf: (rows) => {
      const all = [...unpackRows(rows)];
      const own = all.find(({ file }) => file === 'residents');
      if (own === undefined || columnOutside('residents', own.cells) === undefined) return [];
      return all.filter(({ file }) => hasId(file)).map(({ file, cells: [id = ''] }) => nameOf(file, id));
    },
    learnOutside: (records) => {
      for (const record of records) outside.add(record);
    },
    isAround: (code) => within.startsWith(code),
  };
};
