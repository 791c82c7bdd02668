import { describe, expect, test } from 'vitest';

import { plusDays } from '../../../domain/kernel/time.ts';
import {
  daysOverdue,
  isListed,
  OFFSETS,
  stageOn,
  type Task,
  type TaskKind,
} from '../../../domain/reminders/index.ts';
import { on } from '../../given/values.ts';

const dueOn = on('2025-06-30');
const aTask = (kind: TaskKind): Task => ({ kind, programme: undefined, dueOn });
const onOffset = (offset: number) => plusDays(dueOn, offset);

/** reminders.md, Offsets: every step of a kind, and how early the work list shows it. */
const kinds = [
  { kind: 'follow_up_routine', sms: [-3, 3], call: [7, 14, 30], listedFrom: -7 },
  { kind: 'follow_up_two_week', sms: [-7, -1], call: [1, 3, 7, 14], listedFrom: -7 },
  { kind: 'first_visit', sms: [-7, -1], call: [1, 3, 7, 14], listedFrom: -7 },
  { kind: 'referral_check', sms: [], call: [-7, -1, 1, 3], listedFrom: -7 },
  { kind: 'annual_exam', sms: [-60, -7], call: [7], listedFrom: -60 },
  { kind: 'refill', sms: [-7, -2], call: [3], listedFrom: -7 },
  { kind: 'contract_end', sms: [-30, -7], call: [-3], listedFrom: -30 },
] as const;

describe.each(kinds)('a task of kind $kind', ({ kind, sms, call, listedFrom }) => {
  const steps = [...sms, ...call].toSorted((a, b) => a - b);

  test('reminds and is called at the days of the table', () => {
    expect(OFFSETS[kind]).toEqual({ sms, call });
  });

  test('has no stage before its first step', () => {
    expect(stageOn(aTask(kind), onOffset((steps[0] ?? 0) - 1))).toBeUndefined();
  });

  test('is at the last step it has reached, texts and calls alike', () => {
    for (const [index, step] of steps.entries()) {
      expect(stageOn(aTask(kind), onOffset(step))).toBe(step);
      if (index > 0) expect(stageOn(aTask(kind), onOffset(step - 1))).toBe(steps[index - 1]);
    }
  });

  test('stays at its last step for ever', () => {
    expect(stageOn(aTask(kind), onOffset(400))).toBe(steps.at(-1));
  });

  test('is on the work list from its day on, and not a day earlier', () => {
    expect(isListed(aTask(kind), onOffset(listedFrom - 1))).toBe(false);
    expect(isListed(aTask(kind), onOffset(listedFrom))).toBe(true);
    expect(isListed(aTask(kind), onOffset(500))).toBe(true);
  });
});

test.each([
  [-5, 0],
  [0, 0],
  [1, 1],
  [400, 400],
])('a task %i days past its due date is %i days overdue', (offset, days) => {
  expect(daysOverdue(aTask('refill'), onOffset(offset))).toBe(days);
});

test('the yearly exam is listed from 1 November', () => {
  const exam: Task = { kind: 'annual_exam', programme: undefined, dueOn: on('2025-12-31') };
  expect(isListed(exam, on('2025-10-31'))).toBe(false);
  expect(isListed(exam, on('2025-11-01'))).toBe(true);
});
