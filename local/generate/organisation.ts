import { drawName, drawSurname } from './names.ts';
import type { Township, Village } from './places.ts';
import type { Random } from './random.ts';
import { countyShape } from './shape.ts';
import type { CountyFiles } from './writer.ts';

/** A family-doctor team as the records of its residents name it. */
type Team = { readonly id: string; readonly staffIds: readonly [string, string, string, string] };

/** Who cares for a village: its own team and another one of the township (the same where there is no other). */
export type VillageCare = { readonly own: Team; readonly other: Team };

/** The county hospital, to which referrals go. */
export const COUNTY_HOSPITAL = 'I0001';

type Drafting = { readonly random: Random; readonly files: CountyFiles; readonly counts: Counts };
type Counts = { institutions: number; teams: number };

type Site = { readonly id: string; readonly name: string };
type Institution = {
  readonly name: string;
  readonly kind: string;
  readonly regionCode: string;
  readonly parentId?: string;
};

const numbered = (letter: string, n: number): string => letter + String(n).padStart(4, '0');

const landline = (series: number, n: number): string => `${countyShape.areaCode}-${series + n}`;

const addInstitution = ({ files, counts }: Drafting, institution: Institution): Site => {
  counts.institutions += 1;
  const id = numbered('I', counts.institutions);
  const phone = institution.kind === 'village_clinic' ? undefined : landline(2_200_000, counts.institutions);
  files.institutions.add({ id, ...institution, phone });
  return { id, name: institution.name };
};

const MEMBERS = [
  { role: 'family_doctor', title: '主治医师' },
  { role: 'nurse', title: '护师' },
  { role: 'public_health_physician', title: '公卫医师' },
  { role: 'village_doctor', title: '乡村医生' },
] as const;

const addStaff = ({ random, files }: Drafting, team: Team): void => {
  for (const [n, { role, title }] of MEMBERS.entries()) {
    const sex = role === 'nurse' || random.chance(0.4) ? 'F' : 'M';
    const name = drawName(random, { surname: drawSurname(random), sex, age: random.between(26, 59) });
    const isLeader = role === 'family_doctor' ? 'yes' : 'no';
    files.staff.add({ id: team.staffIds[n], name, role, teamId: team.id, title, isLeader });
  }
};

type TeamPlan = { readonly name: string; readonly site: Site; readonly regionCodes: readonly string[] };

const addTeam = (drafting: Drafting, plan: TeamPlan): Team => {
  drafting.counts.teams += 1;
  const id = numbered('T', drafting.counts.teams);
  const staff = id.replace('T', 'S');
  const team: Team = { id, staffIds: [`${staff}-1`, `${staff}-2`, `${staff}-3`, `${staff}-4`] };
  drafting.files.teams.add({
    id,
    name: plan.name,
    institutionId: plan.site.id,
    regionCodes: plan.regionCodes.join('|'),
    phone: landline(2_300_000, drafting.counts.teams),
  });
  addStaff(drafting, team);
  return team;
};

const addClinics = (drafting: Drafting, township: Township, centre: Site): Map<string, Site> => {
  const clinics = new Map<string, Site>();
  for (const village of township.villages) {
    if (!drafting.random.chance(countyShape.clinicShare)) continue;
    const name = `${township.name}${village.name}卫生室`;
    const clinic = { name, kind: 'village_clinic', regionCode: village.code, parentId: centre.id };
    clinics.set(village.code, addInstitution(drafting, clinic));
  }
  return clinics;
};

/** Groups neighbouring villages so that one team has about its panel of people. */
const groupByPanel = (villages: readonly Village[]): readonly (readonly Village[])[] => {
  const groups: Village[][] = [];
  let peopleInGroup = Infinity;
  for (const village of villages) {
    const fits = peopleInGroup + village.people <= countyShape.peoplePerTeam * 1.25;
    if (fits) groups.at(-1)?.push(village);
    else groups.push([village]);
    peopleInGroup = (fits ? peopleInGroup : 0) + village.people;
  }
  return groups;
};

const addCentre = (drafting: Drafting, township: Township): Site => {
  const inAlliance = drafting.random.chance(countyShape.allianceShare);
  return addInstitution(drafting, {
    name: township.name + (township.isUrban ? '社区卫生服务中心' : '卫生院'),
    kind: township.isUrban ? 'community_health_centre' : 'township_health_centre',
    regionCode: township.code,
    ...(inAlliance ? { parentId: COUNTY_HOSPITAL } : {}),
  });
};

const addTownship = (drafting: Drafting, township: Township): readonly (readonly [string, VillageCare])[] => {
  const centre = addCentre(drafting, township);
  const clinics = addClinics(drafting, township, centre);
  const isTeamSeat = (): boolean => drafting.random.chance(0.25);
  const groups = groupByPanel(township.villages);
  const teams = groups.map((villages, n) => {
    const clinic = clinics.get(villages[0]?.code ?? '');
    const site = clinic !== undefined && isTeamSeat() ? clinic : centre;
    const regionCodes = villages.map(({ code }) => code);
    return addTeam(drafting, { name: `${township.name}家庭医生团队${n + 1}`, site, regionCodes });
  });
  const wide = drafting.random.chance(countyShape.townshipWideTeamShare)
    ? addTeam(drafting, { name: `${township.name}全科团队`, site: centre, regionCodes: [township.code] })
    : undefined;
  return groups.flatMap((villages, n) => {
    const own = teams[n];
    if (own === undefined) return [];
    const other = wide ?? teams[(n + 1) % teams.length] ?? own;
    return villages.map(({ code }) => [code, { own, other }] as const);
  });
};

/** Writes institutions, teams and their staff; tells for each village code who cares for it. */
export const writeOrganisation = (
  random: Random,
  files: CountyFiles,
  townships: readonly Township[],
): ReadonlyMap<string, VillageCare> => {
  const drafting = { random, files, counts: { institutions: 0, teams: 0 } };
  const { name, code } = countyShape;
  addInstitution(drafting, { name: `${name}人民医院`, kind: 'county_hospital', regionCode: code });
  addInstitution(drafting, { name: `${name}妇幼保健院`, kind: 'other', regionCode: code });
  return new Map(townships.flatMap((township) => addTownship(drafting, township)));
};
