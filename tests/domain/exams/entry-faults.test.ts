import { describe, expect, test } from 'vitest';

import { correctExam, type ExamEntry, examPolicy, recordExam } from '../../../domain/exams/index.ts';
import { ranges } from '../../../domain/kernel/quantity.ts';
import { aHistory, anExam, aResident } from '../../given/records.ts';
import { anId, aReading, on } from '../../given/values.ts';

const TODAY = on('2025-06-16');
const context = { today: TODAY };

const exam = (told: Partial<ExamEntry> = {}): ExamEntry => ({
  examinedOn: TODAY,
  kind: 'annual',
  enteredFrom: 'form',
  staffId: anId('S1'),
  ...told,
});

const born = { birthDate: '1950-03-01' };
const person = aHistory({ resident: aResident(born) });
const gone = aHistory({ resident: aResident({ ...born, movedOutOn: '2025-05-01' }) });
const dead = aHistory({ resident: aResident({ ...born, diedOn: '2025-05-01' }) });

test.each([
  [person, exam({ examinedOn: on('2025-06-17') }), { code: 'exam/after-today', today: TODAY }],
  [person, exam({ examinedOn: on('1950-02-28') }), { code: 'exam/before-birth', birthDate: '1950-03-01' }],
  [dead, exam({ examinedOn: on('2025-05-02') }), { code: 'exam/after-death', diedOn: '2025-05-01' }],
  [gone, exam({ examinedOn: on('2025-05-02') }), { code: 'exam/after-moving-out', movedOutOn: '2025-05-01' }],
  [
    person,
    exam({ sbp: aReading(80, ranges.sbp), dbp: aReading(80, ranges.dbp) }),
    { code: 'exam/sbp-not-above-dbp', sbp: 80, dbp: 80 },
  ],
])('a refused exam says what explains it: %#', (history, entry, error) => {
  expect(recordExam(history, entry, context)).toEqual({ ok: false, error });
});

test('a late entry is let in after moving out, not after death', () => {
  const late = { ...context, lateEntryReason: '补录' };
  const both = aHistory({ resident: aResident({ ...born, diedOn: '2025-05-01', movedOutOn: '2025-05-01' }) });
  expect(recordExam(both, exam({ examinedOn: on('2025-05-02') }), late)).toMatchObject({
    error: { code: 'exam/after-death' },
  });
});

test('a wrong day is told before odd values, and both before the exam that is there already', () => {
  const examined = { ...person, exams: [anExam('2025-06-16')] };
  const odd = { sbp: aReading(80, ranges.sbp), dbp: aReading(80, ranges.dbp) };
  expect(recordExam(examined, exam(odd), context)).toMatchObject({
    error: { code: 'exam/sbp-not-above-dbp' },
  });
  const tomorrow = exam({ ...odd, examinedOn: on('2025-06-17') });
  expect(recordExam(examined, tomorrow, context)).toMatchObject({ error: { code: 'exam/after-today' } });
});

describe('a correction', () => {
  test('needs the reason of a late entry anew', () => {
    const examined = { ...gone, exams: [anExam('2025-05-02')] };
    const entry = exam({ examinedOn: on('2025-05-02') });
    expect(correctExam(examined, entry, context)).toMatchObject({
      error: { code: 'exam/after-moving-out' },
    });
    const done = correctExam(examined, entry, { ...context, lateEntryReason: '补录' });
    expect(done).toMatchObject({ value: [{ lateEntryReason: '补录', resultReady: false }] });
  });

  test('says first that there is nothing to correct', () => {
    const entry = exam({ examinedOn: on('2025-06-17') });
    expect(correctExam(person, entry, context)).toMatchObject({ error: { code: 'exam/not-found' } });
  });
});

test('a file of exams has two thousand rows at most', () => {
  expect(examPolicy).toEqual({ mostUploadRows: 2_000 });
});
