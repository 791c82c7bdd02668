import type { Institution, Organisation, Region, Team } from '../../domain/organisation/index.ts';
import { anId, aRegionCode } from './values.ts';

/** A region of a code, named after it. */
export const aRegion = (code: string, name = code): Region => ({ code: aRegionCode(code), name });

/** What a test says of a team. */
export type TeamGiven = {
  readonly id?: string;
  readonly name?: string;
  readonly institutionId?: string;
  readonly regionCodes?: readonly string[];
  readonly phone?: string;
};

/** Team T1 of institution I1, serving the first village. */
export const aTeam = (given: TeamGiven = {}): Team => ({
  id: anId(given.id ?? 'T1'),
  name: given.name ?? given.id ?? 'T1',
  institutionId: anId(given.institutionId ?? 'I1'),
  regionCodes: (given.regionCodes ?? ['530121100201']).map(aRegionCode),
  phone: given.phone ?? '0871-6000001',
});

/** What a test says of an institution. */
export type InstitutionGiven = {
  readonly id?: string;
  readonly name?: string;
  readonly parentId?: string;
  readonly phone?: string;
};

/** Institution I1, below none. */
export const anInstitution = (given: InstitutionGiven = {}): Institution => ({
  id: anId(given.id ?? 'I1'),
  name: given.name ?? given.id ?? 'I1',
  parentId: given.parentId ?? '',
  phone: given.phone ?? '0871-6000000',
});

/** A county of nothing, unless the test says more. */
export const anOrganisation = (given: Partial<Organisation> = {}): Organisation => ({
  regions: given.regions ?? [],
  institutions: given.institutions ?? [],
  teams: given.teams ?? [],
});
