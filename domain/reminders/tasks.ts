import { isFollowed, lastDayOfTerm } from '../contracts/index.ts';
import { firstDayOfYear, lastDayOfYear, type LocalDate, plusDays, yearOf } from '../kernel/time.ts';
import { refillDueOn } from '../prescriptions/index.ts';
import type { ProgrammeCode } from '../programmes/index.ts';
import { isElderly, isElderlyOn, isExaminedSince, type ResidentDay } from '../residents/index.ts';
import { LAST_EXAM_OFFSET, type TaskKind } from './policy.ts';

/** Something that a team owes a resident, with the latest day for it. */
export type Task = {
  readonly kind: TaskKind;
  /** Undefined for what belongs to no programme: exam and contract. */
  readonly programme: ProgrammeCode | undefined;
  readonly dueOn: LocalDate;
};

/** This year's exam. @source readings.md A30 */
const examThisYear = (person: ResidentDay): Task | undefined => {
  const year = yearOf(person.day);
  return isExaminedSince(person, firstDayOfYear(year))
    ? undefined
    : { kind: 'annual_exam', programme: undefined, dueOn: lastDayOfYear(year) };
};

/** Last year's exam lives on until its last offset. @source readings.md A29 */
export const examLastYear = (person: ResidentDay): Task | undefined => {
  const year = yearOf(person.day) - 1;
  const dueOn = lastDayOfYear(year);
  if (person.day > plusDays(dueOn, LAST_EXAM_OFFSET)) return undefined;
  const isAsked =
    isElderlyOn(person.history.resident, dueOn) || person.managed.some(({ since }) => since <= dueOn);
  return isAsked && !isExaminedSince(person, firstDayOfYear(year))
    ? { kind: 'annual_exam', programme: undefined, dueOn }
    : undefined;
};

/** Exams are asked of elderly and managed people; who was one of them last year is one now. */
const isExamAsked = (person: ResidentDay): boolean => person.managed.length > 0 || isElderly(person);

const contractEnd = ({ contract, history, day }: ResidentDay): Task | undefined =>
  contract === undefined || isFollowed(contract, history.contracts, day)
    ? undefined
    : { kind: 'contract_end', programme: undefined, dueOn: lastDayOfTerm(contract) };

const programmeTasks = ({ managed, history, day }: ResidentDay): Task[] => {
  const tasks: Task[] = [];
  for (const { programme, task } of managed) {
    tasks.push({ kind: task.kind, programme: programme.code, dueOn: task.dueOn });
    const refillOn = refillDueOn(history.prescriptions, programme.code, day);
    if (refillOn !== undefined) tasks.push({ kind: 'refill', programme: programme.code, dueOn: refillOn });
  }
  return tasks;
};

const push = (tasks: Task[], task: Task | undefined): void => {
  if (task !== undefined) tasks.push(task);
};

/** Every open task of a resident on a day; none for who is no resident any more.
 *  @source reminders.md, Tasks; readings.md A8, A14, A27–A30 */
export const openTasks = (person: ResidentDay): Task[] => {
  if (!person.isResident) return [];
  const tasks = programmeTasks(person);
  if (isExamAsked(person)) {
    push(tasks, examThisYear(person));
    push(tasks, examLastYear(person));
  }
  push(tasks, contractEnd(person));
  return tasks;
};
