import { describe, expect, test } from 'vitest';

import { type ExamEntry, evolve, moveExam, voidExam } from '../../../domain/exams/index.ts';
import { aHistory, anExam, aResident } from '../../given/records.ts';
import { anId, on } from '../../given/values.ts';

const TODAY = on('2025-06-16');
const context = { today: TODAY };

const exam: ExamEntry = {
  examinedOn: on('2025-06-10'),
  kind: 'annual',
  result: 'normal',
  enteredFrom: 'vehicle',
  staffId: anId('S1'),
};

const exams = [anExam('2025-06-10'), anExam('2025-02-18')];
const person = aHistory({ resident: aResident({ birthDate: '1950-03-01', diedOn: '2025-06-15' }), exams });

const move = (movedTo: string, from = '2025-06-10') =>
  moveExam(
    person,
    { exam: { ...exam, examinedOn: on(from) }, movedTo: on(movedTo), reason: '日期录错' },
    context,
  );
const codeOf = (done: ReturnType<typeof move> | ReturnType<typeof voidExam>): string =>
  done.ok ? 'ok' : done.error.code;

describe('an exam of another day', () => {
  test('is moved as it stands, with the day it was under and why', () => {
    expect(move('2025-06-09')).toEqual({
      ok: true,
      value: [
        {
          type: 'exam-moved@1',
          ...exam,
          residentId: 'R1',
          examinedOn: '2025-06-09',
          movedFrom: '2025-06-10',
          reason: '日期录错',
          resultReady: true,
        },
      ],
    });
  });

  test('leaves its old day', () => {
    const moved = move('2024-12-30');
    if (!moved.ok) throw new Error('it may be moved');
    expect(moved.value.reduce(evolve, exams).map(({ examinedOn }) => examinedOn)).toEqual([
      '2025-02-18',
      '2024-12-30',
    ]);
  });

  test.each([
    ['2025-06-15', 'ok'],
    ['2025-06-16', 'exam/after-death'],
    ['2025-06-17', 'exam/after-today'],
    ['1950-03-01', 'ok'],
    ['1950-02-28', 'exam/before-birth'],
    ['2025-02-18', 'exam/exists'],
    ['2025-06-10', 'exam/exists'],
  ])('to %s: %s', (movedTo, code) => {
    expect(codeOf(move(movedTo))).toBe(code);
  });

  test('is not found where its day has none', () => {
    expect(codeOf(move('2025-06-01', '2025-06-11'))).toBe('exam/not-found');
  });
});

describe('an exam that was entered in error', () => {
  const taken = (from = '2025-06-10') =>
    voidExam(person, { exam: { ...exam, examinedOn: on(from) }, reason: '他人结果' }, context);

  test('is taken back whole, and its day has none', () => {
    const done = taken();
    expect(done).toMatchObject({
      value: [{ type: 'exam-voided@1', ...exam, residentId: 'R1', reason: '他人结果' }],
    });
    if (!done.ok) throw new Error('it may be taken back');
    expect(done.value.reduce(evolve, exams)).toEqual([anExam('2025-02-18')]);
  });

  test('is not found where its day has none', () => {
    expect(codeOf(taken('2025-06-11'))).toBe('exam/not-found');
  });
});
