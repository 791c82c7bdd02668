import { type Contract, TERM_YEARS, type TermYears } from '../../domain/contracts/index.ts';
import {
  areasOf,
  percent,
  type Rate,
  ratesOf,
  startCounting,
  type Tally,
} from '../../domain/indicators/index.ts';
import { coveringTeams, type Organisation } from '../../domain/organisation/index.ts';
import { defaultProfile, rowCode } from '../../domain/programmes/index.ts';
import {
  daysOverdue,
  isListed,
  mergeByPhone,
  openTasks,
  type Plan,
  planDay,
  stageOn,
  type Task,
} from '../../domain/reminders/index.ts';
import { KEY_GROUP_TAGS, type ResidentDay, residentOn } from '../../domain/residents/index.ts';
import type { ResidentHistory } from '../../domain/residents/index.ts';
import type { VisitMode, VisitOutcome, Visit } from '../../domain/programmes/index.ts';
import { aRegion, aTeam, anInstitution } from '../given/organisation.ts';
import {
  aContract,
  aPrescription,
  aReferral,
  aResident,
  aService,
  aVisit,
  anEnrolment,
  anExam,
} from '../given/records.ts';
import { on } from '../given/values.ts';
import { cell, groupedBy, listIn, numberIn, sortedBy } from './rows.ts';
import type { CountyRows, DayRows, Row } from './rows.ts';

const dateIn = (row: Row, column: string): string | undefined => cell(row, column) || undefined;

const wordIn = <Word extends string>(row: Row, column: string, words: readonly [Word, ...Word[]]): Word =>
  words.find((word) => word === cell(row, column)) ?? words[0];

const yearsIn = (row: Row): TermYears =>
  TERM_YEARS.find((years) => String(years) === cell(row, 'termYears')) ?? 1;

const modes: readonly [VisitMode, ...VisitMode[]] = ['clinic', 'home', 'phone', 'video'];
const outcomes: readonly [VisitOutcome, ...VisitOutcome[]] = ['done', 'lost', 'refused'];

const visitOf = (row: Row): Visit =>
  aVisit({
    id: cell(row, 'id'),
    residentId: cell(row, 'residentId'),
    programme: cell(row, 'programme'),
    visitedOn: cell(row, 'visitedOn'),
    visitedAt: cell(row, 'visitedAt') || '00:00',
    mode: wordIn(row, 'mode', modes),
    outcome: wordIn(row, 'outcome', outcomes),
    sbp: numberIn(row, 'sbp'),
    dbp: numberIn(row, 'dbp'),
    fpg: numberIn(row, 'fpg'),
    ppg: numberIn(row, 'ppg'),
    heartRate: numberIn(row, 'heartRate'),
    temperature: numberIn(row, 'temperature'),
    hasDangerSign: cell(row, 'dangerSigns') !== '',
    adverseReaction: wordIn(row, 'adverseReaction', ['none', 'present', 'uncontrolled']),
    complication: wordIn(row, 'complication', ['none', 'new', 'worse']),
    pregnantOrLactating: cell(row, 'pregnantOrLactating') === 'yes',
    cannotHandle: cell(row, 'cannotHandle') === 'yes',
  });

const contractOf = (row: Row, services: readonly Row[]): Contract =>
  aContract({
    id: cell(row, 'id'),
    residentId: cell(row, 'residentId'),
    teamId: cell(row, 'teamId'),
    signedOn: cell(row, 'signedOn'),
    startsOn: cell(row, 'startsOn'),
    termYears: yearsIn(row),
    endedOn: dateIn(row, 'endedOn'),
    services: services.map((item) =>
      aService(cell(item, 'dueOn'), dateIn(item, 'doneOn'), cell(item, 'item')),
    ),
  });

const residentOf = (row: Row): ResidentHistory['resident'] =>
  aResident({
    id: cell(row, 'id'),
    name: cell(row, 'name'),
    birthDate: cell(row, 'birthDate'),
    phone: cell(row, 'phone'),
    regionCode: cell(row, 'regionCode'),
    keyGroups: KEY_GROUP_TAGS.filter((tag) => listIn(row, 'keyGroups').includes(tag)),
    ehrFiledOn: dateIn(row, 'ehrFiledOn'),
    ehrLastUsedOn: dateIn(row, 'ehrLastUsedOn'),
    smsConsent: cell(row, 'smsConsent') === 'yes',
    smsOptOutOn: dateIn(row, 'smsOptOutOn'),
    diedOn: dateIn(row, 'diedOn'),
    movedOutOn: dateIn(row, 'movedOutOn'),
  });

/** The records of each resident of a county, as the rules read them. */
const historiesOf = (county: CountyRows): readonly ResidentHistory[] => {
  const services = groupedBy(county.services, 'contractId');
  const own = (rows: readonly Row[], row: Row): readonly Row[] =>
    rows.filter((candidate) => cell(candidate, 'residentId') === cell(row, 'id'));
  return county.residents.map((row) => ({
    resident: residentOf(row),
    contracts: own(county.contracts, row).map((one) => contractOf(one, services.get(cell(one, 'id')) ?? [])),
    enrolments: own(county.enrolments, row).map((one) =>
      anEnrolment({
        residentId: cell(one, 'residentId'),
        programme: cell(one, 'programme'),
        enrolledOn: cell(one, 'enrolledOn'),
        closedOn: dateIn(one, 'closedOn'),
      }),
    ),
    visits: own(county.followups, row).map(visitOf),
    exams: own(county.exams, row).map((one) => anExam(cell(one, 'examinedOn'), cell(one, 'residentId'))),
    prescriptions: own(county.prescriptions, row).map((one) =>
      aPrescription({
        id: cell(one, 'id'),
        programme: cell(one, 'programme'),
        issuedOn: cell(one, 'issuedOn'),
        supplyDays: Number(cell(one, 'days')),
        stoppedOn: dateIn(one, 'stoppedOn'),
      }),
    ),
    referrals: own(county.referrals, row).map((one) =>
      aReferral({
        id: cell(one, 'id'),
        programme: dateIn(one, 'programme'),
        checkedOn: dateIn(one, 'checkedOn'),
      }),
    ),
  }));
};

/** The county's regions, institutions and teams, as the rules read them. */
export const organisationOf = (county: CountyRows): Organisation => ({
  regions: county.regions.map((row) => aRegion(cell(row, 'code'))),
  institutions: county.institutions.map((row) =>
    anInstitution({ id: cell(row, 'id'), parentId: cell(row, 'parentId') }),
  ),
  teams: county.teams.map((row) =>
    aTeam({
      id: cell(row, 'id'),
      institutionId: cell(row, 'institutionId'),
      regionCodes: listIn(row, 'regionCodes'),
    }),
  ),
});

const assessmentRows = (person: ResidentDay): readonly Row[] =>
  person.chains.flatMap(({ programme, chain }) =>
    chain.map(({ visit, assessment }) => ({
      followupId: visit.id,
      residentId: person.history.resident.id,
      programme: programme.code,
      visitedOn: visit.visitedOn,
      row: rowCode(programme, assessment),
      class: String(assessment.class ?? ''),
      controlled: assessment.controlled === undefined ? '' : assessment.controlled ? 'yes' : 'no',
      action: assessment.action,
      task: assessment.task?.kind ?? '',
      latestDate: assessment.task?.latestOn ?? '',
      profile: person.profile.id,
    })),
  );

const teamFor = (organisation: Organisation): ((person: ResidentDay) => string) => {
  const covering = coveringTeams(organisation);
  return ({ contract, history }) => contract?.teamId ?? covering(history.resident.regionCode)?.id ?? '';
};

/** One resident with everything that the day asks for them. */
export type PersonDay = {
  readonly person: ResidentDay;
  readonly tasks: readonly Task[];
  readonly plan: Plan;
};

/** Every resident's day as the rules decide it. */
export const peopleOf = (county: CountyRows, dayText: string): readonly PersonDay[] => {
  const day = on(dayText);
  return historiesOf(county).map((history) => {
    const person = residentOn(history, day, defaultProfile);
    const tasks = openTasks(person);
    return { person, tasks, plan: planDay(person, tasks, { day, missedDays: 0 }) };
  });
};

/** The tally of a county's people. */
export const tallyOf = (people: readonly PersonDay[]): Tally => {
  const counter = startCounting();
  for (const { person } of people) counter.add(person);
  return counter.tally;
};

const rateRow = (rate: Rate): Row => ({
  ...rate,
  numerator: String(rate.numerator),
  denominator: String(rate.denominator),
  rate: percent(rate),
});

const worklistRows = ({ person, tasks }: PersonDay, teamId: string): readonly Row[] =>
  tasks
    .filter((task) => isListed(task, person.day))
    .map((task) => ({
      residentId: person.history.resident.id,
      teamId,
      kind: task.kind,
      programme: task.programme ?? '',
      dueOn: task.dueOn,
      daysOverdue: String(daysOverdue(task, person.day)),
      stage: String(stageOn(task, person.day) ?? ''),
    }));

const reminderRows = (people: readonly PersonDay[]): readonly Row[] =>
  mergeByPhone(
    people.flatMap(({ plan }) => plan.subjects),
    () => undefined,
  ).map(({ phone, subjects }) => ({
    residentId: subjects[0].resident.id,
    phone,
    kind: subjects[0].task.kind,
    subjectIds: subjects
      .map(({ resident, task }) => `${resident.id}:${task.kind}:${task.programme ?? ''}`)
      .join('|'),
    dueOn: subjects[0].task.dueOn,
    offsetDays: String(subjects[0].offsetDays),
  }));

const callRows = ({ person, plan }: PersonDay, teamId: string): readonly Row[] => {
  const rows = plan.calls.map(({ task, reason }) => ({
    residentId: person.history.resident.id,
    teamId,
    kind: task.kind,
    dueOn: task.dueOn,
    reason,
  }));
  return [...new Map(rows.map((row) => [Object.values(row).join(), row])).values()];
};

/** The output rows of a day as the rules decide them, to be held against the walk. */
export const decideCounty = (county: CountyRows, dayText: string): DayRows => {
  const organisation = organisationOf(county);
  const teamOf = teamFor(organisation);
  const people = peopleOf(county, dayText);
  const tally = tallyOf(people);
  return {
    assessments: sortedBy(
      people.flatMap(({ person }) => assessmentRows(person)),
      ['followupId'],
    ),
    worklist: sortedBy(
      people.flatMap((one) => worklistRows(one, teamOf(one.person))),
      ['residentId', 'kind', 'programme', 'dueOn'],
    ),
    reminders: reminderRows(people),
    calls: sortedBy(
      people.flatMap((one) => callRows(one, teamOf(one.person))),
      ['residentId', 'kind', 'dueOn', 'reason'],
    ),
    rates: sortedBy(
      areasOf(organisation).flatMap((area) => ratesOf(tally, area).map(rateRow)),
      ['scope', 'scopeId', 'indicator', 'group'],
    ),
  };
};
