import {
  boundsOf,
  describeRows,
  goesIn,
  idsIn,
  optionalIn,
  requiredIn,
  type RowCase,
  wordsOf,
} from './row-cases.ts';
import { VILLAGE } from './sound-rows.ts';

describeRows('regions', [
  ...requiredIn('code', 'name'),
  ...['52', '5299', '529921', '529921001', '529921001001'].map((code) =>
    goesIn(`with code ${code}`, { code }),
  ),
  ...['5', '519', '51992', '5199210', '51992100', '5199210011', '5199210010011', 'AB', '５１', ' 51'].map(
    (code): RowCase => [`with code “${code}”`, { code }, 'left out: code bad_region_code'],
  ),
  goesIn('whose parent is nowhere', { parentCode: '99' }),
  ...boundsOf('permanentResidents', { least: ['0.5', '0'], most: ['2000000000', '2000000000.5'] }),
  ...['-1', '1e3', 'NaN', '1,000', '１０', '+5', ' 5', '0x10'].map((permanentResidents): RowCase => [
    `with ${permanentResidents} permanent residents`,
    { permanentResidents },
    'left out: permanentResidents bad_number',
  ]),
  ...optionalIn('parentCode', 'permanentResidents'),
]);

describeRows('institutions', [
  ...idsIn('id', (id) => [goesIn(`with id ${id.slice(0, 12)} (${id.length})`, { id })]),
  ...requiredIn('name', 'kind', 'regionCode'),
  ...wordsOf('kind', [
    'county_hospital',
    'township_health_centre',
    'community_health_centre',
    'village_clinic',
    'other',
  ]),
  ['in an unknown region', { regionCode: '99' }, 'left out: regionCode unknown_reference'],
  goesIn('whose parent is nowhere', { parentId: 'nobody' }),
  ...optionalIn('parentId', 'phone'),
]);

describeRows('teams', [
  ...idsIn('id', (id) => [goesIn(`with id ${id.slice(0, 12)} (${id.length})`, { id })]),
  ...requiredIn('name', 'institutionId', 'regionCodes'),
  ['of an unknown institution', { institutionId: 'I9' }, 'left out: institutionId unknown_reference'],
  goesIn('for several regions', { regionCodes: `519921001|${VILLAGE}` }),
  [
    'for one unknown region among known ones',
    { regionCodes: `${VILLAGE}|99` },
    'left out: regionCodes unknown_reference',
  ],
  ['for a region that is no code', { regionCodes: `${VILLAGE}|x` }, 'left out: regionCodes bad_region_code'],
  ['for a region left empty', { regionCodes: `${VILLAGE}|` }, 'left out: regionCodes bad_region_code'],
  ...optionalIn('phone'),
]);

describeRows('staff', [
  ...idsIn('id', (id) => [goesIn(`with id ${id.slice(0, 12)} (${id.length})`, { id })]),
  ...requiredIn('name', 'role', 'teamId'),
  ...wordsOf('role', [
    'family_doctor',
    'nurse',
    'public_health_physician',
    'village_doctor',
    'specialist',
    'pharmacist',
    'family_planning',
    'other',
  ]),
  ...wordsOf('isLeader', ['yes', 'no']),
  ['of an unknown team', { teamId: 'T9' }, 'left out: teamId unknown_reference'],
  ...optionalIn('phone', 'title', 'isLeader'),
]);
