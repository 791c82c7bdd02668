import { daysLater, monthsLater } from './calendar.ts';
import { cell, numberIn } from './rows.ts';
import type { Row } from './rows.ts';

/** What earlier dates left behind for the next visit of the programme. */
export interface Facts {
  readonly controlled: boolean | undefined;
  readonly adverse: boolean;
}

/** One visit judged: row number of the branch table (0–8) and what follows from it. */
export interface Judged {
  readonly visit: Row;
  readonly number: number;
  readonly class: string;
  readonly controlled: boolean | undefined;
  readonly adverse: boolean;
  readonly isCompleted: boolean;
  readonly task: string;
  readonly kind: string;
  readonly latestDate: string;
}

const atLeast = (value: number | undefined, limit: number): boolean => value !== undefined && value >= limit;
const atMost = (value: number | undefined, limit: number): boolean => value !== undefined && value <= limit;
const above = (value: number | undefined, limit: number): boolean => value !== undefined && value > limit;

const isControlled = (visit: Row, age: number): boolean | undefined => {
  if (cell(visit, 'programme') === 'diabetes') {
    const fpg = numberIn(visit, 'fpg');
    return fpg === undefined ? undefined : fpg < 7;
  }
  const [sbp, dbp] = [numberIn(visit, 'sbp'), numberIn(visit, 'dbp')];
  if (sbp === undefined || dbp === undefined) return undefined;
  return sbp < (age >= 65 ? 150 : 140) && dbp < 90;
};

const isHypertensionEmergency = (visit: Row): boolean =>
  cell(visit, 'pregnantOrLactating') === 'yes' &&
  (atLeast(numberIn(visit, 'sbp'), 140) || atLeast(numberIn(visit, 'dbp'), 90));

const isGlucoseEmergency = (visit: Row): boolean => {
  const [fpg, ppg] = [numberIn(visit, 'fpg'), numberIn(visit, 'ppg')];
  const isCarrying = cell(visit, 'pregnantOrLactating') === 'yes';
  return [atLeast(fpg, 16.7), atLeast(ppg, 16.7), atMost(fpg, 3.9), atMost(ppg, 3.9)]
    .concat([isCarrying && atLeast(fpg, 7), isCarrying && atLeast(ppg, 11.1)])
    .concat([above(numberIn(visit, 'heartRate'), 100), above(numberIn(visit, 'temperature'), 39)])
    .includes(true);
};

const isEmergency = (visit: Row): boolean =>
  atLeast(numberIn(visit, 'sbp'), 180) ||
  atLeast(numberIn(visit, 'dbp'), 110) ||
  cell(visit, 'dangerSigns') !== '' ||
  cell(visit, 'cannotHandle') === 'yes' ||
  (cell(visit, 'programme') === 'diabetes' ? isGlucoseEmergency(visit) : isHypertensionEmergency(visit));

const firstRowThatHolds = (visit: Row, controlled: boolean | undefined, before: Facts): number => {
  const reaction = cell(visit, 'adverseReaction');
  const hasReaction = reaction === 'present' || reaction === 'uncontrolled';
  const table: readonly (readonly [number, boolean])[] = [
    [8, cell(visit, 'outcome') !== 'done'],
    [1, isEmergency(visit)],
    [2, ['new', 'worse'].includes(cell(visit, 'complication'))],
    [3, reaction === 'uncontrolled' || (hasReaction && before.adverse)],
    [4, controlled === false && before.controlled === false],
    [5, hasReaction],
    [0, controlled === undefined],
    [6, controlled === false],
  ];
  return table.find(([, holds]) => holds)?.[0] ?? 7;
};

const classOf = (number: number, hasReaction: boolean): string => {
  if (number === 4) return hasReaction ? '3' : '2';
  return ['', '', '4', '3', '', '3', '2', '1', ''][number] ?? '';
};

const taskOf = (number: number, visitedOn: string): Pick<Judged, 'task' | 'kind' | 'latestDate'> => {
  if (number === 0 || number === 8) return { task: '', kind: '', latestDate: '' };
  if (number === 7)
    return { task: 'FOLLOW_UP', kind: 'follow_up_routine', latestDate: monthsLater(visitedOn, 3) };
  const latestDate = daysLater(visitedOn, 14);
  return number <= 4
    ? { task: 'REFERRAL_CHECK', kind: 'referral_check', latestDate }
    : { task: 'FOLLOW_UP', kind: 'follow_up_two_week', latestDate };
};

/** Judges one visit of a person of that age by the branch table, top down, against the facts of earlier dates. */
export const judge = (visit: Row, age: number, before: Facts): Judged => {
  const known = isControlled(visit, age);
  const number = firstRowThatHolds(visit, known, before);
  const adverse = number !== 8 && ['present', 'uncontrolled'].includes(cell(visit, 'adverseReaction'));
  return {
    visit,
    number,
    class: classOf(number, adverse),
    controlled: number === 8 ? undefined : known,
    adverse,
    isCompleted: number !== 0 && number !== 8,
    ...taskOf(number, cell(visit, 'visitedOn')),
  };
};

const actions = [
  'incomplete',
  'urgent_referral',
  'refer',
  'refer',
  'refer',
  'adjust',
  'adjust',
  'routine',
  'attempt',
];

/** The line of assessments.csv for a judged visit. */
export const assessmentRow = (judged: Judged): Row => {
  const { visit } = judged;
  const programme = cell(visit, 'programme');
  return {
    followupId: cell(visit, 'id'),
    residentId: cell(visit, 'residentId'),
    programme,
    visitedOn: cell(visit, 'visitedOn'),
    row: `${programme === 'diabetes' ? 'D' : 'H'}${judged.number}`,
    class: judged.class,
    controlled: judged.controlled === undefined ? '' : judged.controlled ? 'yes' : 'no',
    action: actions[judged.number] ?? '',
    task: judged.task,
    latestDate: judged.latestDate,
    profile: 'CN-NBPHS-2017',
  };
};
