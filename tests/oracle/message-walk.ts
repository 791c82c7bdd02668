import { ageOn, daysFrom, daysLater, yearOf } from './calendar.ts';
import type { Day } from './calendar.ts';
import { openTaskOf } from './chain-walk.ts';
import type { Task } from './chain-walk.ts';
import { isExaminedIn, isManaged, livesInTeamArea, programmes, termEnd } from './person-walk.ts';
import type { Person, ProgrammeName } from './person-walk.ts';
import { cell, hasCome, sortedBy } from './rows.ts';
import type { Row } from './rows.ts';

interface Steps {
  readonly sms: readonly number[];
  readonly person: readonly number[];
}

const steps: Readonly<Record<string, Steps>> = {
  follow_up_routine: { sms: [-3, 3], person: [7, 14, 30] },
  follow_up_two_week: { sms: [-7, -1], person: [1, 3, 7, 14] },
  first_visit: { sms: [-7, -1], person: [1, 3, 7, 14] },
  referral_check: { sms: [], person: [-7, -1, 1, 3] },
  annual_exam: { sms: [-60, -7], person: [7] },
  refill: { sms: [-7, -2], person: [3] },
  contract_end: { sms: [-30, -7], person: [-3] },
};

const stepsOf = (kind: string): Steps => steps[kind] ?? { sms: [], person: [] };

const refillTask = (person: Person, programme: ProgrammeName, day: Day): readonly Task[] => {
  const issued = person.prescriptions
    .filter((row) => cell(row, 'programme') === programme)
    .filter((row) => hasCome(row, 'issuedOn', day));
  const latest = sortedBy(issued, ['issuedOn', 'id']).at(-1);
  if (latest === undefined || hasCome(latest, 'stoppedOn', day)) return [];
  const dueOn = daysLater(cell(latest, 'issuedOn'), Number(cell(latest, 'days')));
  return day < daysLater(dueOn, 30) ? [{ kind: 'refill', programme, dueOn }] : [];
};

const contractTask = (person: Person): readonly Task[] => {
  const current = person.contract;
  if (current === undefined) return [];
  const isRenewed = person.known.some((row) => cell(row, 'startsOn') > cell(current, 'startsOn'));
  return isRenewed ? [] : [{ kind: 'contract_end', programme: '', dueOn: termEnd(current) }];
};

const isManagedInAny = (person: Person): boolean =>
  programmes.some((programme) => isManaged(person, programme));

const examTask = (year: number): Task => ({
  kind: 'annual_exam',
  programme: '',
  dueOn: `${year}-12-31`,
});

const thisYearsExam = (person: Person, day: Day): readonly Task[] => {
  const year = yearOf(day);
  const isDue = person.age >= 65 || isManagedInAny(person);
  return isDue && !isExaminedIn(person, year, day) ? [examTask(year)] : [];
};

const lastYearsExam = (person: Person, day: Day): readonly Task[] => {
  const lastYear = yearOf(day) - 1;
  const yearEnd = `${lastYear}-12-31`;
  if (daysFrom(yearEnd, day) > 7) return [];
  const wasOld = ageOn(cell(person.resident, 'birthDate'), yearEnd) >= 65;
  const wasManaged = programmes.some(
    (programme) => isManaged(person, programme) && person.chains[programme].enrolledOn <= yearEnd,
  );
  const isExamined = isExaminedIn(person, lastYear, day) || isExaminedIn(person, lastYear + 1, day);
  return (wasOld || wasManaged) && !isExamined ? [examTask(lastYear)] : [];
};

/** Every open task of a person on the day. */
const tasksOf = (person: Person, day: Day): readonly Task[] => {
  if (!person.isHere) return [];
  const managed = programmes.filter((programme) => isManaged(person, programme));
  return [
    ...managed.flatMap((programme) => openTaskOf(person.chains[programme], programme)),
    ...managed.flatMap((programme) => refillTask(person, programme, day)),
    ...thisYearsExam(person, day),
    ...lastYearsExam(person, day),
    ...contractTask(person),
  ];
};

const teamOf = (person: Person, teams: readonly Row[]): string => {
  if (person.contract !== undefined) return cell(person.contract, 'teamId');
  const serving = teams.filter((team) => livesInTeamArea(person, team));
  return serving.map((team) => cell(team, 'id')).toSorted()[0] ?? '';
};

const mobileOf = (phone: string): string => {
  const digits = phone.replaceAll(/[ -]/g, '');
  const local = ['+86', '0086', '86'].find((prefix) => digits.startsWith(prefix)) ?? '';
  const rest = digits.slice(local.length);
  return /^1[3-9][0-9]{9}$/.test(rest) ? rest : '';
};

const obstacleTo = (person: Person, day: Day): string => {
  if (cell(person.resident, 'smsConsent') !== 'yes') return 'no_consent';
  if (hasCome(person.resident, 'smsOptOutOn', day)) return 'opted_out';
  return mobileOf(cell(person.resident, 'phone')) === '' ? 'no_mobile' : '';
};

interface Dated {
  readonly person: Person;
  readonly task: Task;
  readonly offset: number;
}

const isListed = ({ task, offset }: Dated): boolean => {
  const earliest: Readonly<Record<string, number>> = { annual_exam: -60, contract_end: -30 };
  return offset >= (earliest[task.kind] ?? -7);
};

const stageOf = ({ task, offset }: Dated): string => {
  const { sms, person } = stepsOf(task.kind);
  const reached = [...sms, ...person].filter((step) => step <= offset);
  return reached.length === 0 ? '' : String(Math.max(...reached));
};

const worklistRow = (dated: Dated, teams: readonly Row[]): Row => ({
  residentId: dated.person.id,
  teamId: teamOf(dated.person, teams),
  kind: dated.task.kind,
  programme: dated.task.programme,
  dueOn: dated.task.dueOn,
  daysOverdue: String(Math.max(0, dated.offset)),
  stage: stageOf(dated),
});

const callRow = (dated: Dated, teams: readonly Row[], reason: string): Row => ({
  residentId: dated.person.id,
  teamId: teamOf(dated.person, teams),
  kind: dated.task.kind,
  dueOn: dated.task.dueOn,
  reason,
});

const reminderRow = (phone: string, subjects: readonly Dated[]): Row => {
  const lines = subjects.map(({ person, task, offset }) => ({
    residentId: person.id,
    phone,
    kind: task.kind,
    programme: task.programme,
    dueOn: task.dueOn,
    offsetDays: String(offset),
  }));
  const ordered = sortedBy(lines, ['dueOn', 'residentId', 'kind', 'programme']);
  const { programme: _, ...head } = ordered[0] ?? { programme: '' };
  const subjectIds = ordered.map((line) =>
    [cell(line, 'residentId'), cell(line, 'kind'), cell(line, 'programme')].join(':'),
  );
  return { ...head, subjectIds: subjectIds.join('|') };
};

const withoutRepeats = (rows: readonly Row[]): readonly Row[] => [
  ...new Map(rows.map((row) => [JSON.stringify(row), row])).values(),
];

/** The worklist, the messages and the calls of the day. */
export const messagesOf = (people: readonly Person[], teams: readonly Row[], day: Day) => {
  const dated: readonly Dated[] = people.flatMap((person) =>
    tasksOf(person, day).map((task) => ({ person, task, offset: daysFrom(task.dueOn, day) })),
  );
  const texts = dated.filter(({ task, offset }) => stepsOf(task.kind).sms.includes(offset));
  const steppedCalls = dated.filter(({ task, offset }) => stepsOf(task.kind).person.includes(offset));
  const turned = texts.filter(({ person }) => obstacleTo(person, day) !== '');
  const sent = texts.filter(({ person }) => obstacleTo(person, day) === '');
  const byPhone = Map.groupBy(sent, ({ person }) => mobileOf(cell(person.resident, 'phone')));
  const calls = [
    ...steppedCalls.map((step) => callRow(step, teams, 'call_step')),
    ...turned.map((step) => callRow(step, teams, obstacleTo(step.person, day))),
  ];
  return {
    worklist: sortedBy(
      dated.filter(isListed).map((entry) => worklistRow(entry, teams)),
      ['residentId', 'kind', 'programme', 'dueOn'],
    ),
    reminders: sortedBy(
      [...byPhone].map(([phone, subjects]) => reminderRow(phone, subjects)),
      ['residentId', 'phone'],
    ),
    calls: sortedBy(withoutRepeats(calls), ['residentId', 'kind', 'dueOn', 'reason']),
  };
};
