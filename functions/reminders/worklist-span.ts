import { type LocalDate, localDate, plusDays } from '../../domain/kernel/time.ts';
import { unreachable } from '../../domain/kernel/result.ts';
import { LISTED_DAYS_BEFORE, OFFSETS } from '../../domain/reminders/index.ts';
import { WORKLIST_PARTS } from './api.ts';

/** Due dates from one to another, both included. */
export type Span = { readonly from: LocalDate; readonly until: LocalDate };

const EARLIEST = localDate('0001-01-01');
const DAYS_OF_A_WEEK = 7;
const LISTED_AHEAD = Math.max(...Object.values(LISTED_DAYS_BEFORE));

type Part = (typeof WORKLIST_PARTS)[number];

const spanOfPart = (part: Part, on: LocalDate): Span => {
  const weekEnds = plusDays(on, DAYS_OF_A_WEEK);
  switch (part) {
    case 'overdue':
      return { from: EARLIEST, until: plusDays(on, -1) };
    case 'due':
      return { from: on, until: on };
    case 'week':
      return { from: plusDays(on, 1), until: weekEnds };
    case 'later':
      return { from: plusDays(weekEnds, 1), until: plusDays(on, LISTED_AHEAD) };
    default:
      return unreachable(part);
  }
};

/** The part of the list, as it stands on a day, in which a task is that is due on another. */
export const partOf = (dueOn: LocalDate, on: LocalDate): Part =>
  WORKLIST_PARTS.find((part) => dueOn <= spanOfPart(part, on).until) ?? 'later';

/** The due dates of a kind whose last step reached is this one. */
const spanOfStep = (steps: readonly number[], step: number, on: LocalDate): Span | undefined => {
  if (!steps.includes(step)) return undefined;
  const next = steps.find((other) => other > step);
  return { from: next === undefined ? EARLIEST : plusDays(on, 1 - next), until: plusDays(on, -step) };
};

const earliest = (dates: readonly LocalDate[]): LocalDate | undefined => dates.toSorted()[0];

const spanOfSteps = (step: number, on: LocalDate): Span | undefined => {
  const spans = Object.values(OFFSETS).flatMap(({ sms, call }) => {
    const steps = [...sms, ...call].toSorted((a, b) => a - b);
    return spanOfStep(steps, step, on) ?? [];
  });
  const from = earliest(spans.map((span) => span.from));
  const until = spans
    .map((span) => span.until)
    .toSorted()
    .at(-1);
  return from === undefined || until === undefined ? undefined : { from, until };
};

const isPart = (stage: string): stage is Part => /^[a-z]/.test(stage);

/** The due dates of everything that is listed on a day. */
export const wholeSpan = (on: LocalDate): Span => ({ from: EARLIEST, until: plusDays(on, LISTED_AHEAD) });

/** The due dates among which the tasks of a stage lie on a day, all of the list without one; undefined where no task
 *  is ever in that stage. */
export const worklistSpan = (stage: string | undefined, on: LocalDate): Span | undefined => {
  if (stage === undefined) return wholeSpan(on);
  return isPart(stage) ? spanOfPart(stage, on) : spanOfSteps(Number(stage), on);
};
