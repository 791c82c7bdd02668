import { assert, constantFrom, integer, nat, property } from 'fast-check';
import { expect, test } from 'vitest';

import { plusDays } from '../../../domain/kernel/time.ts';
import { defaultProfile } from '../../../domain/programmes/index.ts';
import { dueSpans, OFFSETS, planDay, type Task, type TaskKind } from '../../../domain/reminders/index.ts';
import { residentOn } from '../../../domain/residents/index.ts';
import { aHistory, aResident } from '../../given/records.ts';
import { on } from '../../given/values.ts';

const day = on('2025-06-16');
const isKind = (text: string): text is TaskKind => Object.hasOwn(OFFSETS, text);
const KINDS = Object.keys(OFFSETS).filter(isKind);
const person = residentOn(aHistory({ resident: aResident({}) }), day, defaultProfile);

const isRead = ({ kind, dueOn }: Task, missedDays: number): boolean =>
  dueSpans({ day, missedDays }).some(
    ({ from, until, kinds }) => from <= dueOn && dueOn <= until && kinds.has(kind),
  );

test('whatever a day asks for is due within its spans, missed days or none', () => {
  assert(
    property(constantFrom(...KINDS), integer({ min: -80, max: 80 }), nat(9), (kind, ahead, missedDays) => {
      const task: Task = { kind, programme: undefined, dueOn: plusDays(day, ahead) };
      const { subjects, calls, stale } = planDay(person, [task], { day, missedDays });
      expect(subjects.length + calls.length + stale.length === 0 || isRead(task, missedDays)).toBe(true);
    }),
  );
});

test('of a day after none was missed the spans are single days, and hold nothing that asks for nothing', () => {
  for (const { from, until, kinds } of dueSpans({ day, missedDays: 0 })) {
    expect(from).toBe(until);
    for (const kind of KINDS.filter((one) => kinds.has(one))) {
      const task: Task = { kind, programme: undefined, dueOn: from };
      const { subjects, calls } = planDay(person, [task], { day, missedDays: 0 });
      expect(subjects.length + calls.length, kind).toBeGreaterThan(0);
    }
  }
});
