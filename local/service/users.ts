import { type Id, type InstitutionId, isId, type StaffId, type TeamId } from '../../domain/kernel/ids.ts';
import { isRegionCode, type RegionCode } from '../../domain/kernel/region-code.ts';
import { NOWHERE } from '../../functions/county-files/region-of-job.ts';
import type { Reference, User } from '../../functions/organisation/reference.ts';

const COUNTY_DIGITS = 6;

const userId = (text: string): Id<'UserId'> => {
  if (isId<'UserId'>(text)) return text;
  throw new Error(`not a user id: ${text}`);
};

const countyOf = ({ organisation }: Reference): RegionCode => {
  const codes = organisation.regions.map(({ code }) => code);
  const county = codes.find((code) => code.length === COUNTY_DIGITS) ?? codes.toSorted()[0];
  const prefix = county?.slice(0, COUNTY_DIGITS) ?? NOWHERE;
  if (isRegionCode(prefix)) return prefix;
  throw new Error('the county has no region');
};

type TeamRole = 'team_leader' | 'team_member';

/** The member of staff whom a user of a team stands for: its leader, or its nurse. */
const staffOf = ({ roster }: Reference, teamId: TeamId, role: TeamRole): StaffId | undefined =>
  roster.terms.find(
    (term) => term.teamId === teamId && (role === 'team_leader' ? term.isLeader : term.role === 'nurse'),
  )?.staffId;

/** Users of the first and second team. */
const TEAM_USERS: readonly (readonly [id: string, role: TeamRole, name: string, team: number])[] = [
  ['doctor-1', 'team_leader', '示范医生甲 Doctor', 0],
  ['nurse-1', 'team_member', '示范护士甲 Nurse', 0],
  ['doctor-2', 'team_leader', '示范医生乙 Doctor', 1],
];

const teamUsers = (reference: Reference): User[] =>
  TEAM_USERS.flatMap(([id, role, name, at]) => {
    const teamId = reference.organisation.teams[at]?.id;
    if (teamId === undefined) return [];
    const staffId = staffOf(reference, teamId, role);
    return [
      { name, subject: { userId: userId(id), ...(staffId !== undefined && { staffId }), role, teamId } },
    ];
  });

const manager = (id: string, name: string, institutionId: InstitutionId): User => ({
  name,
  subject: { userId: userId(id), role: 'institution_manager', institutionId },
});

const managers = ({ organisation, rows }: Reference): User[] => {
  const [team] = organisation.teams;
  const hospital = rows.institutions.find(({ kind }) => kind === 'county_hospital')?.['id'];
  return [
    ...(team === undefined ? [] : [manager('manager-1', '示范院长 Manager', team.institutionId)]),
    // Referrals go there, and somebody has to answer them.
    ...(hospital !== undefined && isId<'InstitutionId'>(hospital)
      ? [manager('hospital-1', '示范医院 Hospital', hospital)]
      : []),
  ];
};

const OFFICES = [
  ['bureau-1', 'bureau', '示范卫健局 Bureau'],
  ['auditor-1', 'auditor', '示范审计员 Auditor'],
  ['admin-1', 'administrator', '示范管理员 Administrator'],
  ['integration-1', 'integration', '示范接口 Integration'],
] as const;

/** The demonstration users: one or two of every role, for the first teams of the county. @source api.md, Running locally */
export const demonstrationUsers = (reference: Reference): User[] => {
  const regionCode = countyOf(reference);
  return [
    ...teamUsers(reference),
    ...managers(reference),
    ...OFFICES.map(([id, role, name]): User => ({ name, subject: { userId: userId(id), role, regionCode } })),
  ];
};
