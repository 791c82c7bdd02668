import { daysLater, monthsLater } from './calendar.ts';
import type { Day } from './calendar.ts';
import { chanceOf, severalOf } from './chance.ts';
import type { Chance } from './chance.ts';
import {
  birthDateNear,
  dateNear,
  dueDateNear,
  edgeDays,
  phones,
  readings,
  visitDateNear,
} from './edge-values.ts';
import { cell } from './rows.ts';
import type { CountyRows, Row } from './rows.ts';

/** A county and the day that is asked for. */
export interface CountyDay {
  readonly county: CountyRows;
  readonly day: Day;
}

/** What a random person is made with. */
interface Making {
  readonly chance: Chance;
  readonly day: Day;
  readonly residentId: string;
  /** A suffix that sorts otherwise as text than as a number: -8, -9, -10. */
  readonly idOf: (letter: string, index: number) => string;
}

const codes = [
  '53',
  '5301',
  '530121',
  '530121100',
  '530121100201',
  '530121100202',
  '530121101',
  '530121101201',
  '530121102201',
] as const;
const villages = ['530121100201', '530121100202', '530121101201', '530121102201'] as const;
const served = ['530121', '530121100', '530121100201', '530121100202', '530121101', '530121102201'] as const;
const teamIds = ['T1', 'T10', 'T2'] as const;
const programmes = ['hypertension', 'diabetes'] as const;
const tags = [
  'pregnant',
  'disabled',
  'low_income',
  'special_family',
  'tuberculosis',
  'severe_mental',
] as const;

/** A hospital over a centre over a clinic, a loop of two, and a parent that leads nowhere. */
const institutions: readonly Row[] = [
  { id: 'I1', parentId: '' },
  { id: 'I2', parentId: 'I1' },
  { id: 'I3', parentId: 'I2' },
  { id: 'I4', parentId: 'I5' },
  { id: 'I5', parentId: 'I4' },
  { id: 'I6', parentId: 'I99' },
];

const someOf = (chance: Chance, words: readonly [string, ...string[]], most: number): string =>
  [...new Set(severalOf(chance, [0, most], () => chance.oneOf(words)))].join('|');

const rarely = (chance: Chance, times: number, make: () => string): string =>
  chance.isOneIn(times) ? make() : '';

const teamRows = (chance: Chance): readonly Row[] =>
  teamIds.map((id) => ({
    id,
    institutionId: chance.oneOf(['I1', 'I2', 'I3', 'I3', 'I4', 'I6']),
    regionCodes: someOf(chance, served, 2) || chance.oneOf(villages),
  }));

const residentRow = ({ chance, day, residentId }: Making): Row => ({
  id: residentId,
  name: '王春兰',
  birthDate: birthDateNear(chance, day),
  phone: chance.oneOf(phones),
  regionCode: chance.oneOf(villages),
  keyGroups: someOf(chance, tags, 2),
  ehrFiledOn: rarely(chance, 1.5, () => dateNear(chance, day)),
  ehrLastUsedOn: rarely(chance, 1.5, () => dateNear(chance, day)),
  smsConsent: chance.oneOf(['yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'no', '']),
  smsOptOutOn: rarely(chance, 4, () => chance.oneOf([day, daysLater(day, 1), dateNear(chance, day)])),
  diedOn: rarely(chance, 12, () => chance.oneOf([dateNear(chance, day), day, '9999-12-31'])),
  movedOutOn: rarely(chance, 12, () => chance.oneOf([dateNear(chance, day), daysLater(day, 1)])),
});

const contractRow = ({ chance, day, residentId, idOf }: Making, index: number): Row => {
  const termYears = chance.oneOf([1, 2, 3]);
  const lastDay = chance.oneOf([dateNear(chance, day), dueDateNear(chance, day)]);
  const startsOn = chance.isOneIn(2)
    ? dateNear(chance, day)
    : daysLater(monthsLater(lastDay, -12 * termYears), 1);
  const termEnds = daysLater(monthsLater(startsOn, 12 * termYears), -1);
  const ends = [startsOn, daysLater(startsOn, 1), day, daysLater(day, 1), termEnds, daysLater(termEnds, 1)];
  return {
    id: idOf('C', index),
    residentId,
    teamId: chance.oneOf(teamIds),
    signedOn: daysLater(startsOn, -chance.oneOf([0, 0, 0, 1, 30, -1, -40, -400])),
    startsOn,
    termYears: String(termYears),
    endedOn: rarely(chance, 3, () => chance.oneOf(['', ...ends])),
  };
};

/** A contract that began around the ends of the renewal window after another one's term. */
const renewalRow = (making: Making, ended: Row, index: number): Row => {
  const { chance } = making;
  const lastDay = daysLater(monthsLater(cell(ended, 'startsOn'), 12 * Number(cell(ended, 'termYears'))), -1);
  const startsOn = daysLater(lastDay, chance.oneOf([0, 1, 14, 30, 30, 31]));
  return {
    ...contractRow(making, index),
    startsOn,
    signedOn: daysLater(startsOn, -chance.oneOf([0, 20, -1])),
  };
};

const contractRows = (making: Making): readonly Row[] => {
  const { chance } = making;
  const contracts = severalOf(chance, [0, 3], (index) => contractRow(making, index));
  const ended = contracts.filter(() => chance.isOneIn(3));
  return [...contracts, ...ended.map((row, index) => renewalRow(making, row, contracts.length + index))];
};

const serviceRows = ({ chance, day }: Making, contract: Row): readonly Row[] =>
  severalOf(chance, [0, 3], (index) => ({
    contractId: cell(contract, 'id'),
    item: `item${index}`,
    dueOn: dateNear(chance, day),
    doneOn: rarely(chance, 1.3, () => dateNear(chance, day)),
  }));

const turnOfYear = (chance: Chance, day: Day): Day =>
  chance.oneOf([`${day.slice(0, 4)}-01-01`, daysLater(`${day.slice(0, 4)}-01-01`, -1)]);

const enrolmentRow = ({ chance, day, residentId }: Making): Row => ({
  residentId,
  programme: chance.oneOf(programmes),
  enrolledOn: chance.oneOf([
    chance.oneOf(['2023-12-31', '2024-05-05', daysLater(day, -400), turnOfYear(chance, day)]),
    visitDateNear(chance, day),
  ]),
  closedOn: rarely(chance, 5, () => dateNear(chance, day)),
});

const visitRow = ({ chance, residentId, idOf }: Making, index: number): Row => ({
  id: idOf('V', index),
  residentId,
  programme: chance.oneOf(programmes),
  visitedAt: chance.oneOf(['', '', '08:00', '09:30']),
  mode: chance.oneOf(['clinic', 'clinic', 'clinic', 'home', 'phone', 'video']),
  outcome: chance.oneOf(['done', 'done', 'done', 'done', 'done', 'done', 'done', 'lost', 'refused']),
  sbp: chance.oneOf(readings.sbp),
  dbp: chance.oneOf(readings.dbp),
  fpg: chance.oneOf(readings.fpg),
  ppg: chance.oneOf(readings.ppg),
  heartRate: chance.oneOf(readings.heartRate),
  temperature: chance.oneOf(readings.temperature),
  dangerSigns: rarely(chance, 20, () => chance.oneOf(['chest_pain', 'none|other'])),
  adverseReaction: rarely(chance, 4, () => chance.oneOf(['none', 'present', 'present', 'uncontrolled'])),
  complication: rarely(chance, 15, () => chance.oneOf(['none', 'new', 'worse'])),
  pregnantOrLactating: rarely(chance, 8, () => chance.oneOf(['no', 'yes'])),
  cannotHandle: rarely(chance, 25, () => 'yes'),
});

/** Visits as a chain that ends near the day: some on one day, others two weeks or three months apart. */
const visitRows = (making: Making): readonly Row[] => {
  const { chance, day } = making;
  let visitedOn = visitDateNear(chance, day);
  return severalOf(chance, [0, 7], (index) => {
    const row = { ...visitRow(making, index), visitedOn };
    visitedOn = daysLater(visitedOn, -chance.oneOf([0, 0, 1, 7, 13, 14, 14, 15, 28, 45, 90, 91, 92]));
    return row;
  });
};

const prescriptionRow = ({ chance, day, residentId, idOf }: Making, index: number): Row => {
  const days = chance.oneOf([1, 28, 84]);
  const runsOut = chance.oneOf([
    dateNear(chance, day),
    dueDateNear(chance, day),
    daysLater(day, chance.wholeNumber(-31, -28)),
  ]);
  return {
    id: idOf('P', index),
    residentId,
    programme: chance.oneOf(programmes),
    issuedOn: daysLater(runsOut, -days),
    days: String(days),
    stoppedOn: rarely(chance, 5, () => chance.oneOf([day, daysLater(day, 1), dateNear(chance, day)])),
  };
};

/** A referral checked at some days from one of the visits, for a programme or none, or never. */
const referralRow = ({ chance, residentId, idOf }: Making, visit: Row, index: number): Row => ({
  id: idOf('F', index),
  residentId,
  programme: chance.oneOf(['', ...programmes]),
  checkedOn: chance.isOneIn(5)
    ? ''
    : daysLater(cell(visit, 'visitedOn'), chance.oneOf([-1, 0, 0, 3, 13, 14, 15])),
});

const uniqueBy = (rows: readonly Row[], columns: readonly string[]): readonly Row[] => [
  ...new Map(rows.map((row) => [columns.map((column) => cell(row, column)).join(' '), row])).values(),
];

const personRows = (making: Making) => {
  const { chance, day, residentId } = making;
  const contracts = contractRows(making);
  const followups = visitRows(making);
  const checked = followups.filter(() => chance.isOneIn(4));
  const enrolments = severalOf(chance, [0, 3], () => enrolmentRow(making));
  return {
    residents: [residentRow(making)],
    contracts,
    services: contracts.flatMap((contract) => serviceRows(making, contract)),
    enrolments: uniqueBy(enrolments, ['programme', 'enrolledOn']),
    followups,
    exams: severalOf(chance, [0, 2], () => ({ residentId, examinedOn: dateNear(chance, day) })),
    prescriptions: severalOf(chance, [0, 3], (index) => prescriptionRow(making, index)),
    referrals: checked.map((visit, index) => referralRow(making, visit, index)),
  };
};

/** A small nasty county of a seed: every date and value sits on a rule's edge or beside it, rows in any order. */
export const randomCounty = (seed: number): CountyDay => {
  const chance = chanceOf(seed);
  const day = chance.oneOf(edgeDays);
  const people = severalOf(chance, [1, 9], (person) =>
    personRows({
      chance,
      day,
      residentId: `R${person + 5}`,
      idOf: (letter, index) => `${letter}${person + 5}-${index + 8}`,
    }),
  );
  const county = {
    regions: codes.map((code) => ({ code })),
    institutions,
    teams: chance.shuffled(teamRows(chance)),
    residents: people.flatMap(({ residents }) => residents),
    contracts: chance.shuffled(people.flatMap(({ contracts }) => contracts)),
    services: chance.shuffled(people.flatMap(({ services }) => services)),
    enrolments: chance.shuffled(people.flatMap(({ enrolments }) => enrolments)),
    followups: chance.shuffled(people.flatMap(({ followups }) => followups)),
    exams: chance.shuffled(people.flatMap(({ exams }) => exams)),
    prescriptions: chance.shuffled(people.flatMap(({ prescriptions }) => prescriptions)),
    referrals: chance.shuffled(people.flatMap(({ referrals }) => referrals)),
  };
  return { county, day };
};
