import { ageOn, dayAfter, daysLater, monthsLater, yearOf } from './calendar.ts';
import type { Day } from './calendar.ts';
import { liveProgrammeDay, untouched } from './chain-walk.ts';
import type { ProgrammeRows, ProgrammeState } from './chain-walk.ts';
import { cell, groupedBy, hasCome, listIn } from './rows.ts';
import type { CountyRows, Row } from './rows.ts';

/** The two programmes a county file may name. */
export const programmes = ['hypertension', 'diabetes'] as const;

/** Name of a programme. */
export type ProgrammeName = (typeof programmes)[number];

/** All rows of the folder that concern one person. */
export interface PersonRows {
  readonly resident: Row;
  readonly contracts: readonly Row[];
  readonly services: readonly Row[];
  readonly examDays: readonly Day[];
  readonly enrolments: readonly Row[];
  readonly visits: readonly Row[];
  readonly referrals: readonly Row[];
  readonly prescriptions: readonly Row[];
}

/** One person at the end of the day. */
export interface Person extends PersonRows {
  readonly id: string;
  readonly isHere: boolean;
  readonly age: number;
  readonly contract: Row | undefined;
  readonly known: readonly Row[];
  readonly chains: Readonly<Record<ProgrammeName, ProgrammeState>>;
}

/** The last day of a contract by its term, whatever happened to it. */
export const termEnd = (contract: Row): Day =>
  daysLater(monthsLater(cell(contract, 'startsOn'), 12 * Number(cell(contract, 'termYears'))), -1);

const isInForce = (contract: Row, day: Day): boolean =>
  cell(contract, 'startsOn') <= day && day <= termEnd(contract) && !hasCome(contract, 'endedOn', day);

const currentContract = (contracts: readonly Row[], day: Day): Row | undefined => {
  let current: Row | undefined;
  for (const row of contracts.filter((contract) => isInForce(contract, day))) {
    const [start, id] = [cell(row, 'startsOn'), cell(row, 'id')];
    const [bestStart, bestId] = [cell(current ?? {}, 'startsOn'), cell(current ?? {}, 'id')];
    if (start > bestStart || (start === bestStart && id > bestId)) current = row;
  }
  return current;
};

const rowsOf = (rows: PersonRows, programme: ProgrammeName): ProgrammeRows => ({
  birthDate: cell(rows.resident, 'birthDate'),
  enrolments: rows.enrolments.filter((row) => cell(row, 'programme') === programme),
  visits: rows.visits.filter((row) => cell(row, 'programme') === programme),
  referrals: rows.referrals.filter((row) => ['', programme].includes(cell(row, 'programme'))),
});

const firstRecord = (rows: PersonRows, day: Day): Day =>
  [
    ...rows.visits.map((row) => cell(row, 'visitedOn')),
    ...rows.enrolments.map((row) => cell(row, 'enrolledOn')),
  ]
    .filter((date) => date <= day)
    .toSorted()[0] ?? day;

const walkChains = (rows: PersonRows, day: Day): Person['chains'] => {
  const chains = { hypertension: untouched(), diabetes: untouched() };
  const own = { hypertension: rowsOf(rows, 'hypertension'), diabetes: rowsOf(rows, 'diabetes') };
  for (let today = firstRecord(rows, day); today <= day; today = dayAfter(today)) {
    for (const programme of programmes) liveProgrammeDay(chains[programme], own[programme], today);
  }
  return chains;
};

const isHere = (resident: Row, day: Day): boolean =>
  cell(resident, 'birthDate') <= day &&
  !hasCome(resident, 'diedOn', day) &&
  !hasCome(resident, 'movedOutOn', day);

/** Walks one person from the first record to the day. */
export const walkPerson = (rows: PersonRows, day: Day): Person => {
  const known = rows.contracts.filter((contract) => hasCome(contract, 'signedOn', day));
  const here = isHere(rows.resident, day);
  return {
    ...rows,
    id: cell(rows.resident, 'id'),
    isHere: here,
    age: ageOn(cell(rows.resident, 'birthDate'), day),
    known,
    contract: here ? currentContract(known, day) : undefined,
    chains: walkChains(rows, day),
  };
};

/** Each resident of the county with the rows of its own, in the order of residents.csv. */
export const personRowsOf = (county: CountyRows): readonly PersonRows[] => {
  const byPerson = {
    contracts: groupedBy(county.contracts, 'residentId'),
    exams: groupedBy(county.exams, 'residentId'),
    enrolments: groupedBy(county.enrolments, 'residentId'),
    visits: groupedBy(county.followups, 'residentId'),
    referrals: groupedBy(county.referrals, 'residentId'),
    prescriptions: groupedBy(county.prescriptions, 'residentId'),
  };
  const services = groupedBy(county.services, 'contractId');
  return county.residents.map((resident) => {
    const id = cell(resident, 'id');
    const contracts = byPerson.contracts.get(id) ?? [];
    return {
      resident,
      contracts,
      services: contracts.flatMap((contract) => services.get(cell(contract, 'id')) ?? []),
      examDays: (byPerson.exams.get(id) ?? []).map((row) => cell(row, 'examinedOn')),
      enrolments: byPerson.enrolments.get(id) ?? [],
      visits: byPerson.visits.get(id) ?? [],
      referrals: byPerson.referrals.get(id) ?? [],
      prescriptions: byPerson.prescriptions.get(id) ?? [],
    };
  });
};

/** Whether the person is managed in the programme on the day. */
export const isManaged = (person: Person, programme: ProgrammeName): boolean =>
  person.isHere && person.chains[programme].enrolledOn !== '';

/** Whether an annual exam of that calendar year has been recorded by the day. */
export const isExaminedIn = (person: Person, year: number, day: Day): boolean =>
  person.examDays.some((date) => date <= day && yearOf(date) === year);

const areaLists = new WeakMap<Row, readonly string[]>();

/** Whether the person lives in one of the regions a team serves. */
export const livesInTeamArea = (person: Person, team: Row): boolean => {
  const codes = areaLists.get(team) ?? listIn(team, 'regionCodes');
  areaLists.set(team, codes);
  return codes.some((code) => cell(person.resident, 'regionCode').startsWith(code));
};
