import { holderOf, type Place, placeOf, type Role, type Subject } from '../../../domain/access/index.ts';
import { unreachable } from '../../../domain/kernel/result.ts';
import type { Organisation } from '../../../domain/organisation/index.ts';
import { anInstitution, anOrganisation, aRegion, aTeam } from '../../given/organisation.ts';
import { aRegionCode, anId, aVillage } from '../../given/values.ts';

/** Villages of two towns of one county, and one of the county next to it. */
export const [NORTH, SOUTH, EAST, ABROAD] = [
  '530121100201',
  '530121100202',
  '530121101201',
  '530122100201',
] as const;

/** The hospital I1 over the centre I2 over the clinic I3; I4 apart. T1 serves a town, T2 its south and the east,
 *  T3 the east; T4 the next county, and T5 nothing yet; I6 has
 *  no team. */
export const county: Organisation = anOrganisation({
  regions: [
    '53',
    '5301',
    '530121',
    '530121100',
    NORTH,
    SOUTH,
    '530121101',
    EAST,
    '530122',
    '530122100',
    ABROAD,
  ].map((code) => aRegion(code)),
  institutions: [
    anInstitution({ id: 'I1' }),
    anInstitution({ id: 'I2', parentId: 'I1' }),
    anInstitution({ id: 'I3', parentId: 'I2' }),
    anInstitution({ id: 'I4', parentId: 'nowhere' }),
    anInstitution({ id: 'I5' }),
    anInstitution({ id: 'I6' }),
  ],
  teams: [
    aTeam({ id: 'T1', institutionId: 'I2', regionCodes: ['530121100'] }),
    aTeam({ id: 'T2', institutionId: 'I3', regionCodes: [SOUTH, EAST] }),
    aTeam({ id: 'T3', institutionId: 'I4', regionCodes: [EAST] }),
    aTeam({ id: 'T4', institutionId: 'I5', regionCodes: [ABROAD] }),
    aTeam({ id: 'T5', institutionId: 'I5', regionCodes: [] }),
  ],
});

/** Somebody in a role that looks after the team, institution or region of that name. */
export const aSubject = (role: Role, of: string): Subject => {
  switch (role) {
    case 'team_member':
    case 'team_leader':
      return { userId: anId('U1'), role, teamId: anId(of) };
    case 'institution_manager':
      return { userId: anId('U1'), role, institutionId: anId(of) };
    case 'bureau':
    case 'auditor':
    case 'administrator':
    case 'integration':
      return { userId: anId('U1'), role, regionCode: aRegionCode(of) };
    case 'resident':
      return holderOf(of);
    default:
      return unreachable(role);
  }
};

/** One of each role, in the team T1, the institution I2 or the county. */
export const everybody: readonly Subject[] = [
  aSubject('team_member', 'T1'),
  aSubject('team_leader', 'T1'),
  aSubject('institution_manager', 'I2'),
  aSubject('bureau', '530121'),
  aSubject('auditor', '530121'),
  aSubject('administrator', '530121'),
  aSubject('integration', '530121'),
  aSubject('resident', 'phone-1'),
];

/** Where somebody stands who lives in a village, contracted with a team or not. */
export const placed = (village: string, teamId?: string): Place =>
  placeOf(
    {
      regionCode: aVillage(village),
      ...(teamId === undefined ? {} : { contract: { teamId: anId(teamId) } }),
    },
    county,
  );
