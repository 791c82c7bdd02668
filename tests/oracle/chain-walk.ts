import { ageOn, daysLater } from './calendar.ts';
import type { Day } from './calendar.ts';
import { judge } from './judge.ts';
import type { Judged } from './judge.ts';
import { cell, numberIn, sortedBy } from './rows.ts';
import type { Row } from './rows.ts';

/** A task on the list of a person; programme empty where the task belongs to none. */
export interface Task {
  readonly kind: string;
  readonly programme: string;
  readonly dueOn: Day;
}

/** One programme of one person as it stands at the end of a day. */
export interface ProgrammeState {
  /** Empty when nobody is managed; else enrolledOn of the enrolment in force (the earliest of several). */
  enrolledOn: Day;
  controlled: boolean | undefined;
  adverse: boolean;
  latest: Judged | undefined;
  latestCheckedOn: Day;
  waiting: readonly Judged[];
  missed: readonly Judged[];
  faceToFaceDays: number;
  lastReading: { readonly onTarget: boolean; readonly isLow: boolean } | undefined;
  readonly judged: Judged[];
}

/** The rows of one person and programme. */
export interface ProgrammeRows {
  readonly birthDate: Day;
  readonly enrolments: readonly Row[];
  readonly visits: readonly Row[];
  readonly referrals: readonly Row[];
}

/** A programme before anything has happened. */
export const untouched = (): ProgrammeState => ({
  enrolledOn: '',
  controlled: undefined,
  adverse: false,
  latest: undefined,
  latestCheckedOn: '',
  waiting: [],
  missed: [],
  faceToFaceDays: 0,
  lastReading: undefined,
  judged: [],
});

const enrolledSince = (enrolments: readonly Row[], today: Day): Day =>
  enrolments
    .filter((row) => cell(row, 'enrolledOn') <= today)
    .filter((row) => cell(row, 'closedOn') === '' || cell(row, 'closedOn') > today)
    .map((row) => cell(row, 'enrolledOn'))
    .toSorted()[0] ?? '';

const isReading = (judged: Judged): boolean =>
  cell(judged.visit, 'outcome') === 'lost' || judged.controlled !== undefined;

const noteReading = (state: ProgrammeState, judged: Judged): void => {
  if (!isReading(judged)) return;
  const fpg = numberIn(judged.visit, 'fpg');
  const isDone = cell(judged.visit, 'outcome') === 'done';
  state.lastReading = {
    onTarget: isDone && judged.controlled === true,
    isLow: isDone && fpg !== undefined && fpg <= 3.9,
  };
};

const noteCompleted = (state: ProgrammeState, judged: Judged): void => {
  state.waiting = judged.number === 7 ? [] : [judged];
  state.latest = judged;
  state.latestCheckedOn = '';
};

const receiveVisits = (state: ProgrammeState, visits: readonly Judged[]): void => {
  if (visits.length === 0) return;
  for (const judged of visits) {
    state.judged.push(judged);
    noteReading(state, judged);
    if (judged.isCompleted) noteCompleted(state, judged);
  }
  const completed = visits.filter((judged) => judged.isCompleted);
  const known = completed.findLast((judged) => judged.controlled !== undefined);
  if (known !== undefined) state.controlled = known.controlled;
  state.adverse = completed.at(-1)?.adverse ?? state.adverse;
  const isMet = completed.some((judged) => ['clinic', 'home'].includes(cell(judged.visit, 'mode')));
  if (isMet) state.faceToFaceDays += 1;
};

const receiveCheck = (state: ProgrammeState, today: Day): void => {
  if (state.latest?.task === 'REFERRAL_CHECK' && state.latestCheckedOn === '') state.latestCheckedOn = today;
  state.waiting = state.waiting.filter((judged) => judged.task !== 'REFERRAL_CHECK');
};

const closeDay = (state: ProgrammeState, today: Day): void => {
  const isOver = (judged: Judged): boolean => judged.latestDate === today;
  state.missed = [...state.missed, ...state.waiting.filter(isOver)];
  state.waiting = state.waiting.filter((judged) => !isOver(judged));
};

/** Lives one day of one programme: the year's turn, the day's visits, then its referral checks, then what stayed unanswered. */
export const liveProgrammeDay = (state: ProgrammeState, rows: ProgrammeRows, today: Day): void => {
  if (today.endsWith('-01-01')) {
    state.faceToFaceDays = 0;
    state.lastReading = undefined;
  }
  state.enrolledOn = enrolledSince(rows.enrolments, today);
  const visits = rows.visits.filter((row) => cell(row, 'visitedOn') === today && today >= rows.birthDate);
  const inOrder = sortedBy(
    visits.map((row) => ({ ...row, visitedAt: cell(row, 'visitedAt') || '00:00' })),
    ['visitedAt', 'id'],
  );
  const before = { controlled: state.controlled, adverse: state.adverse };
  receiveVisits(
    state,
    inOrder.map((visit) => judge(visit, ageOn(rows.birthDate, today), before)),
  );
  if (rows.referrals.some((row) => cell(row, 'checkedOn') === today)) receiveCheck(state, today);
  closeDay(state, today);
};

/** The one open task of a managed person in the programme; none for others. */
export const openTaskOf = (state: ProgrammeState, programme: string): readonly Task[] => {
  const { enrolledOn, latest, latestCheckedOn } = state;
  if (enrolledOn === '') return [];
  if (latest === undefined || cell(latest.visit, 'visitedOn') < enrolledOn)
    return [{ kind: 'first_visit', programme, dueOn: daysLater(enrolledOn, 14) }];
  if (latestCheckedOn !== '')
    return [{ kind: 'follow_up_two_week', programme, dueOn: daysLater(latestCheckedOn, 14) }];
  return [{ kind: latest.kind, programme, dueOn: latest.latestDate }];
};
