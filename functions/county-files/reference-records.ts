import {
  type Institution,
  INSTITUTION_KINDS,
  type Region,
  type Staff,
  STAFF_ROLES,
  type Team,
} from '../../domain/organisation/index.ts';
import { isRegionCode, type RegionCode } from '../../domain/kernel/region-code.ts';
import type { RowReader } from './row-reader.ts';

const YES_NO = ['yes', 'no'] as const;
const MOST_RESIDENTS = 2_000_000_000;

/** Stands where a region code was faulty. */
const NOWHERE = '00';

const regionCode = (row: RowReader, column: string, text: string): RegionCode => {
  if (isRegionCode(text)) return text;
  row.fail(column, 'bad_region_code');
  if (isRegionCode(NOWHERE)) return NOWHERE;
  throw new Error('two digits are a region code');
};

/** A row of regions.csv. */
export const readRegion = (row: RowReader): Region => {
  if (row.text('permanentResidents') !== '') row.whole('permanentResidents', 0, MOST_RESIDENTS);
  return { code: regionCode(row, 'code', row.requiredText('code')), name: row.requiredText('name') };
};

/** A row of institutions.csv and the region it names. */
export const readInstitution = (row: RowReader): Institution & { readonly regionCode: string } => {
  row.word('kind', INSTITUTION_KINDS);
  return {
    id: row.id('id'),
    name: row.requiredText('name'),
    parentId: row.text('parentId'),
    phone: row.text('phone'),
    regionCode: row.requiredText('regionCode'),
  };
};

/** A row of teams.csv. */
export const readTeam = (row: RowReader): Team => ({
  id: row.id('id'),
  name: row.requiredText('name'),
  institutionId: row.id('institutionId'),
  regionCodes: row
    .requiredText('regionCodes')
    .split('|')
    .map((code) => regionCode(row, 'regionCodes', code)),
  phone: row.text('phone'),
});

/** A row of staff.csv. */
export const readStaff = (row: RowReader): Staff => {
  row.word('role', STAFF_ROLES);
  row.optionalWord('isLeader', YES_NO);
  return { id: row.id('id'), name: row.requiredText('name'), teamId: row.id('teamId') };
};
