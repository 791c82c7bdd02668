import { daysLater, monthsLater, quarterEnd, quarterOf, yearOf } from './calendar.ts';
import type { Day } from './calendar.ts';
import { openTaskOf } from './chain-walk.ts';
import { isExaminedIn, isManaged, livesInTeamArea, programmes, termEnd } from './person-walk.ts';
import type { Person, ProgrammeName } from './person-walk.ts';
import { cell, hasCome, listIn, sortedBy } from './rows.ts';
import type { CountyRows, Row } from './rows.ts';

interface Area {
  readonly scope: string;
  readonly scopeId: string;
  readonly residents: readonly Person[];
  readonly patients: readonly Person[];
}

interface Count {
  readonly indicator: string;
  readonly group: string;
  readonly numerator: number;
  readonly denominator: number;
}

const tags = [
  'pregnant',
  'disabled',
  'low_income',
  'special_family',
  'tuberculosis',
  'severe_mental',
] as const;
const keyGroups = ['elderly', 'child', ...programmes, ...tags] as const;
const groups = ['all', 'key', ...keyGroups] as const;

const isIn = (person: Person, group: (typeof groups)[number]): boolean => {
  if (group === 'all') return true;
  if (group === 'key') return keyGroups.some((one) => isIn(person, one));
  if (group === 'elderly') return person.age >= 65;
  if (group === 'child') return person.age <= 6;
  if (group === 'hypertension' || group === 'diabetes') return isManaged(person, group);
  return listIn(person.resident, 'keyGroups').includes(group);
};

const size = (people: readonly Person[], test: (person: Person) => boolean): number =>
  people.filter(test).length;

const itemsDue = (person: Person, day: Day): readonly Row[] =>
  person.services
    .filter((row) => cell(row, 'contractId') === cell(person.contract ?? {}, 'id'))
    .filter((row) => hasCome(row, 'dueOn', day));

const isDone = (item: Row, day: Day): boolean => hasCome(item, 'doneOn', day);

const groupCounts = (
  residents: readonly Person[],
  group: (typeof groups)[number],
  day: Day,
): readonly Count[] => {
  const people = residents.filter((person) => isIn(person, group));
  const contracted = people.filter((person) => person.contract !== undefined);
  const served = contracted.filter((person) => itemsDue(person, day).length > 0);
  const filed = people.filter((person) => hasCome(person.resident, 'ehrFiledOn', day));
  const yearAgo = monthsLater(day, -12);
  const isUsed = (person: Person): boolean =>
    hasCome(person.resident, 'ehrLastUsedOn', day) && cell(person.resident, 'ehrLastUsedOn') > yearAgo;
  const isServed = (person: Person): boolean => itemsDue(person, day).every((item) => isDone(item, day));
  return [
    { indicator: 'contract_rate', group, numerator: contracted.length, denominator: people.length },
    {
      indicator: 'signed_and_served_rate',
      group,
      numerator: size(served, isServed),
      denominator: served.length,
    },
    { indicator: 'ehr_filing_rate', group, numerator: filed.length, denominator: people.length },
    { indicator: 'ehr_use_rate', group, numerator: size(filed, isUsed), denominator: filed.length },
  ];
};

const isEndedEarly = (contract: Row, day: Day): boolean =>
  hasCome(contract, 'endedOn', day) && daysLater(cell(contract, 'endedOn'), -1) < termEnd(contract);

const endedContracts = (person: Person, day: Day): readonly Row[] =>
  person.known
    .filter((contract) => !isEndedEarly(contract, day))
    .filter(
      (contract) => termEnd(contract) >= daysLater(day, -394) && termEnd(contract) <= daysLater(day, -30),
    );

const isRenewed = (person: Person, contract: Row): boolean => {
  const lastDay = termEnd(contract);
  return person.known.some(
    (other) =>
      other !== contract &&
      cell(other, 'startsOn') > lastDay &&
      cell(other, 'startsOn') <= daysLater(lastDay, 30),
  );
};

const wholeCounts = (residents: readonly Person[], day: Day): readonly Count[] => {
  const items = residents.flatMap((person) => itemsDue(person, day));
  const ended = residents.flatMap((person) =>
    endedContracts(person, day).map((contract) => ({ person, contract })),
  );
  const renewed = ended.filter(({ person, contract }) => isRenewed(person, contract));
  const elderly = residents.filter((person) => isIn(person, 'elderly'));
  const examined = size(elderly, (person) => isExaminedIn(person, yearOf(day), day));
  const done = items.filter((item) => isDone(item, day));
  const group = 'all';
  return [
    { indicator: 'fulfilment_item_rate', group, numerator: done.length, denominator: items.length },
    { indicator: 'renewal_rate', group, numerator: renewed.length, denominator: ended.length },
    { indicator: 'elderly_exam_rate', group, numerator: examined, denominator: elderly.length },
  ];
};

const quartersAsked = (enrolledOn: Day, day: Day): number => {
  const year = yearOf(day);
  const first = yearOf(enrolledOn) === year ? quarterOf(enrolledOn) : 1;
  return [1, 2, 3, 4].filter((quarter) => quarter >= first && quarterEnd(year, quarter) <= day).length;
};

const isExamOk = (person: Person, enrolledOn: Day, day: Day): boolean => {
  const year = yearOf(day);
  if (isExaminedIn(person, year, day)) return true;
  if (day.endsWith('-12-31')) return false;
  return yearOf(enrolledOn) === year || isExaminedIn(person, year - 1, day);
};

const programmeTests = (programme: ProgrammeName, day: Day) => {
  const chainOf = (person: Person) => person.chains[programme];
  const isStandardised = (person: Person): boolean => {
    const { faceToFaceDays, enrolledOn } = chainOf(person);
    return faceToFaceDays >= quartersAsked(enrolledOn, day) && isExamOk(person, enrolledOn, day);
  };
  const isUnanswered = (person: Person): boolean =>
    chainOf(person)
      .missed.filter((judged) => cell(judged.visit, 'visitedOn') >= chainOf(person).enrolledOn)
      .some((judged) => yearOf(judged.latestDate) === yearOf(day));
  const isOverdue = (person: Person): boolean =>
    openTaskOf(chainOf(person), programme).some((task) => task.dueOn < day);
  return {
    managed: () => true,
    standardised_rate: isStandardised,
    standardised_strict_rate: (person: Person) => isStandardised(person) && !isUnanswered(person),
    control_rate: (person: Person) => chainOf(person).lastReading?.onTarget === true,
    followed_up_on_time_rate: (person: Person) => !isOverdue(person),
    ...(programme === 'diabetes' && {
      hypoglycaemia: (person: Person) => chainOf(person).lastReading?.isLow === true,
    }),
  };
};

const programmeCounts = (
  patients: readonly Person[],
  programme: ProgrammeName,
  day: Day,
): readonly Count[] => {
  const managed = patients.filter((person) => isManaged(person, programme));
  const contracted = managed.filter((person) => person.contract !== undefined);
  return Object.entries(programmeTests(programme, day)).flatMap(([name, test]) =>
    [
      { group: 'all', people: managed },
      { group: 'contracted', people: contracted },
    ].map(({ group, people }) => ({
      indicator: `${programme}_${name}`,
      group,
      numerator: size(people, test),
      denominator: people.length,
    })),
  );
};

/** Percent with two decimals, half up, by long division in whole numbers; empty where there is nothing to divide by. */
export const percentByHand = (numerator: number, denominator: number): string => {
  if (denominator === 0) return '';
  let rest = numerator * 100;
  let digits = '';
  for (let place = 0; place < 4; place += 1) {
    digits += String(Math.floor(rest / denominator));
    if (place === 0) digits += '.';
    rest = (rest % denominator) * 10;
  }
  const [whole = '', decimals = ''] = digits.split('.');
  const hundredths = Number(whole) * 100 + Number(decimals.slice(0, 2)) + (decimals.slice(2) >= '5' ? 1 : 0);
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
};

const rateRow = (area: Area, count: Count): Row => ({
  scope: area.scope,
  scopeId: area.scopeId,
  indicator: count.indicator,
  group: count.group,
  numerator: String(count.numerator),
  denominator: String(count.denominator),
  rate: percentByHand(count.numerator, count.denominator),
});

const areaRows = (area: Area, day: Day): readonly Row[] =>
  [
    ...groups.flatMap((group) => groupCounts(area.residents, group, day)),
    ...wholeCounts(area.residents, day),
    ...programmes.flatMap((programme) => programmeCounts(area.patients, programme, day)),
  ].map((count) => rateRow(area, count));

const teamArea = (
  people: readonly Person[],
  teams: readonly Row[],
): Pick<Area, 'residents' | 'patients'> => ({
  residents: people.filter((person) => teams.some((team) => livesInTeamArea(person, team))),
  patients: people.filter((person) =>
    teams.some((team) => cell(team, 'id') === cell(person.contract ?? {}, 'teamId')),
  ),
});

const householdOf = (institution: string, institutions: readonly Row[]): ReadonlySet<string> => {
  const family = new Set([institution]);
  for (let before = 0; before < family.size;) {
    before = family.size;
    for (const row of institutions) if (family.has(cell(row, 'parentId'))) family.add(cell(row, 'id'));
  }
  return family;
};

const areasOf = (people: readonly Person[], county: CountyRows): readonly Area[] => {
  const regions = county.regions.map((row) => {
    const residents = people.filter((person) =>
      cell(person.resident, 'regionCode').startsWith(cell(row, 'code')),
    );
    return { scope: 'region', scopeId: cell(row, 'code'), residents, patients: residents };
  });
  const institutions = county.institutions.map((row) => {
    const family = householdOf(cell(row, 'id'), county.institutions);
    const teams = county.teams.filter((team) => family.has(cell(team, 'institutionId')));
    return { scope: 'institution', scopeId: cell(row, 'id'), ...teamArea(people, teams) };
  });
  const teams = county.teams.map((team) => ({
    scope: 'team',
    scopeId: cell(team, 'id'),
    ...teamArea(people, [team]),
  }));
  return [...regions, ...institutions, ...teams];
};

/** The full grid of rates.csv on the day. */
export const ratesOf = (people: readonly Person[], county: CountyRows, day: Day): readonly Row[] => {
  const here = people.filter((person) => person.isHere);
  const rows = areasOf(here, county).flatMap((area) => areaRows(area, day));
  return sortedBy(rows, ['scope', 'scopeId', 'indicator', 'group']);
};
