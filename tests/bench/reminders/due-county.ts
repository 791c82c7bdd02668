import { localDate } from '../../../domain/kernel/time.ts';
import { importCounty } from '../../../functions/county-files/import-county.ts';
import { prepareCounty } from '../../../local/service/county-views.ts';
import type { World } from '../../../local/service/world.ts';
import { type Cells, type CountyRows, sourceOf, textsOf } from '../../functions/county-files/county-texts.ts';

/** The day on which everybody of the county is due: three days before the clinic is to see them. */
export const DUE_DAY = localDate('2025-06-17');

const PEOPLE_A_TEAM = 2_000;
const TEAMS_AN_INSTITUTION = 5;
const COUNTY = '530121';
const VISITED_ON = ['2024-03-20', '2024-06-19', '2024-09-18', '2024-12-18', '2025-03-20'];

const digits = (value: number, count: number): string => String(value).padStart(count, '0');

const townshipOf = (team: number): string =>
  `${COUNTY}${digits(100 + Math.floor(team / TEAMS_AN_INSTITUTION), 3)}`;
const villageOf = (team: number): string => `${townshipOf(team)}${digits(200 + team, 3)}`;
const institutionOf = (team: number): string => `I${Math.floor(team / TEAMS_AN_INSTITUTION) + 1}`;

const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

const organisationRows = (teams: number): CountyRows => {
  const institutions = numbers(Math.ceil(teams / TEAMS_AN_INSTITUTION)).map(
    (at) => at * TEAMS_AN_INSTITUTION,
  );
  return {
    regions: [
      { code: COUNTY, name: '示范县' },
      ...institutions.map((team) => ({ code: townshipOf(team), name: `示范${institutionOf(team)}镇` })),
      ...numbers(teams).map((team) => ({ code: villageOf(team), name: `示范村${team + 1}` })),
    ],
    institutions: institutions.map((team) => ({
      id: institutionOf(team),
      name: `${institutionOf(team)}卫生院`,
      kind: 'township_health_centre',
      regionCode: townshipOf(team),
      phone: '0871-6000000',
    })),
    teams: numbers(teams).map((team) => ({
      id: `T${team + 1}`,
      name: `${team + 1}队`,
      institutionId: institutionOf(team),
      regionCodes: villageOf(team),
      phone: '0871-6000000',
    })),
    staff: numbers(teams).map((team) => ({
      id: `D${team + 1}`,
      name: `医生${team + 1}`,
      role: 'family_doctor',
      teamId: `T${team + 1}`,
      isLeader: 'yes',
    })),
  };
};

const idOf = (at: number): string => `R${digits(at, 7)}`;

/** A synthetic identity number: sound, and of nobody. */
const residentRow = (at: number): Cells => ({
  id: idOf(at),
  name: '王春兰',
  sex: at % 2 === 1 ? 'M' : 'F',
  birthDate: `${1940 + Math.floor(at / 10_000)}-05-10`,
  regionCode: villageOf(Math.floor(at / PEOPLE_A_TEAM)),
  phone: `138${digits(at, 8)}`,
  phoneOwner: 'self',
  smsConsent: 'yes',
});

const visitRows = (at: number): Cells[] =>
  VISITED_ON.map((visitedOn, visit) => ({
    id: `V${digits(at, 7)}-${visit}`,
    residentId: idOf(at),
    programme: 'hypertension',
    visitedOn,
    mode: 'clinic',
    outcome: 'done',
    sbp: '128',
    dbp: '78',
  }));

/** A county in which so many people have a phone each, a contract, two years of visits and a visit due in three days. */
const dueRows = (people: number): CountyRows => {
  const everybody = numbers(people);
  return {
    ...organisationRows(Math.ceil(people / PEOPLE_A_TEAM)),
    residents: everybody.map(residentRow),
    contracts: everybody.map((at) => ({
      id: `C${digits(at, 7)}`,
      residentId: idOf(at),
      teamId: `T${Math.floor(at / PEOPLE_A_TEAM) + 1}`,
      package: 'basic',
      signedOn: '2025-01-01',
      startsOn: '2025-01-01',
      termYears: '1',
    })),
    enrolments: everybody.map((at) => ({
      residentId: idOf(at),
      programme: 'hypertension',
      enrolledOn: '2024-01-10',
    })),
    followups: everybody.flatMap(visitRows),
  };
};

/** Fills an empty world, whose clock stands on the day, with the county. */
export const fillWithDue = async (world: World, people: number, spillFile: string): Promise<void> => {
  const rejects: unknown[] = [];
  await importCounty({
    source: sourceOf(textsOf(dueRows(people))),
    store: world.county,
    sink: { reject: (...found) => void rejects.push(found), warn: () => undefined },
    spillFile,
    onProgress: () => undefined,
    onStored: () => undefined,
  });
  if (rejects.length > 0) throw new Error(`the county has bad rows: ${JSON.stringify(rejects.slice(0, 3))}`);
  await prepareCounty(world);
};
