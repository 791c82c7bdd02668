import {
  type Institution,
  INSTITUTION_KINDS,
  type Region,
  type Staff,
  STAFF_ROLES,
  type Team,
} from '../../domain/organisation/index.ts';
import { isRegionCode, type RegionCode } from '../../domain/kernel/region-code.ts';
import * as cell from './row-reader.ts';
import type { RowReader } from './row-reader.ts';

const YES_NO = ['yes', 'no'] as const;
const MOST_RESIDENTS = 2_000_000_000;

/** Stands where a region code was faulty. */
const NOWHERE = '00';

const regionCode = (row: RowReader, column: string, text: string): RegionCode => {
  if (isRegionCode(text)) return text;
  cell.fail(row, column, 'bad_region_code');
  if (isRegionCode(NOWHERE)) return NOWHERE;
  throw new Error('two digits are a region code');
};

/** A row of regions.csv. */
export const readRegion = (row: RowReader): Region => {
  const isStated = cell.text(row, 'permanentResidents') !== '';
  return {
    ...(isStated && {
      permanentResidents: cell.whole(row, 'permanentResidents', { least: 0, most: MOST_RESIDENTS }),
    }),
    code: regionCode(row, 'code', cell.requiredText(row, 'code')),
    name: cell.requiredText(row, 'name'),
  };
};

/** A row of institutions.csv and the region it names. */
export const readInstitution = (row: RowReader): Institution & { readonly regionCode: string } => {
  cell.word(row, 'kind', INSTITUTION_KINDS);
  return {
    id: cell.id(row, 'id'),
    name: cell.requiredText(row, 'name'),
    parentId: cell.text(row, 'parentId'),
    phone: cell.text(row, 'phone'),
    regionCode: cell.requiredText(row, 'regionCode'),
  };
};

/** A row of teams.csv. */
export const readTeam = (row: RowReader): Team => ({
  id: cell.id(row, 'id'),
  name: cell.requiredText(row, 'name'),
  institutionId: cell.id(row, 'institutionId'),
  regionCodes: cell
    .requiredText(row, 'regionCodes')
    .split('|')
    .map((code) => regionCode(row, 'regionCodes', code)),
  phone: cell.text(row, 'phone'),
});

/** A row of staff.csv. */
export const readStaff = (row: RowReader): Staff => {
  cell.word(row, 'role', STAFF_ROLES);
  cell.optionalWord(row, 'isLeader', YES_NO);
  return { id: cell.id(row, 'id'), name: cell.requiredText(row, 'name'), teamId: cell.id(row, 'teamId') };
};
