import { describe, expect, test } from 'vitest';

import {
  correctExam,
  type ExamContext,
  type ExamEntry,
  evolve,
  recordExam,
} from '../../../domain/exams/index.ts';
import { ranges } from '../../../domain/kernel/quantity.ts';
import { aHistory, anExam, aResident } from '../../given/records.ts';
import { anId, aReading, on } from '../../given/values.ts';

const TODAY = on('2025-06-16');

const exam = (told: Partial<ExamEntry> = {}): ExamEntry => ({
  examinedOn: TODAY,
  kind: 'annual',
  sbp: aReading(136, ranges.sbp),
  dbp: aReading(84, ranges.dbp),
  enteredFrom: 'form',
  staffId: anId('S1'),
  ...told,
});

const person = aHistory({ resident: aResident({ birthDate: '1950-03-01' }) });
const context: ExamContext = { today: TODAY };
const codeOf = (done: ReturnType<typeof recordExam>): string => (done.ok ? 'ok' : done.error.code);

describe('an exam', () => {
  test('is recorded with what was measured; a result is ready once it has one', () => {
    const fact = { ...exam(), residentId: 'R1' };
    expect(recordExam(person, exam(), context)).toEqual({
      ok: true,
      value: [{ type: 'exam-recorded@1', ...fact, resultReady: false }],
    });
    expect(recordExam(person, exam({ result: 'normal' }), context)).toMatchObject({
      value: [{ result: 'normal', resultReady: true }],
    });
  });

  test.each([
    ['2025-06-17', 'exam/after-today'],
    ['2025-06-16', 'ok'],
    ['1950-03-01', 'ok'],
    ['1950-02-28', 'exam/before-birth'],
  ])('of %s: %s', (examinedOn, code) => {
    expect(codeOf(recordExam(person, exam({ examinedOn: on(examinedOn) }), context))).toBe(code);
  });

  test.each([
    ['2025-05-01', 'ok'],
    ['2025-05-02', 'exam/after-death'],
  ])('of %s of somebody who died on 1 May: %s', (examinedOn, code) => {
    const dead = aHistory({ resident: aResident({ diedOn: '2025-05-01' }) });
    expect(codeOf(recordExam(dead, exam({ examinedOn: on(examinedOn) }), context))).toBe(code);
  });

  test.each([
    ['2025-05-01', undefined, 'ok'],
    ['2025-05-02', undefined, 'exam/after-moving-out'],
    ['2025-05-02', ' ', 'exam/after-moving-out'],
    ['2025-05-02', '补录', 'ok'],
  ])('of %s of somebody who moved out on 1 May, for the reason %s: %s', (examinedOn, reason, code) => {
    const gone = aHistory({ resident: aResident({ movedOutOn: '2025-05-01' }) });
    const done = recordExam(gone, exam({ examinedOn: on(examinedOn) }), {
      ...context,
      lateEntryReason: reason,
    });
    expect(codeOf(done)).toBe(code);
  });

  test('keeps the reason of a late entry as it was said', () => {
    const done = recordExam(person, exam(), { ...context, lateEntryReason: ' 补录 ' });
    expect(done).toMatchObject({ value: [{ lateEntryReason: '补录' }] });
  });

  test.each([
    [121, 120, undefined, 'ok'],
    [120, 120, undefined, 'exam/sbp-not-above-dbp'],
    [119, 120, undefined, 'exam/sbp-not-above-dbp'],
    [119, 120, true, 'ok'],
    [undefined, 120, undefined, 'ok'],
    [120, undefined, undefined, 'ok'],
  ])('of %s over %s, confirmed %s: %s', (...[sbp, dbp, confirmed, code]) => {
    const entry = exam({ sbp: aReading(sbp, ranges.sbp), dbp: aReading(dbp, ranges.dbp) });
    expect(codeOf(recordExam(person, entry, { ...context, confirmed }))).toBe(code);
  });

  test('is one a day; another day is another exam', () => {
    const examined = { ...person, exams: [anExam('2025-06-16')] };
    expect(recordExam(examined, exam(), context)).toEqual({
      ok: false,
      error: { code: 'exam/exists', examinedOn: '2025-06-16' },
    });
    expect(codeOf(recordExam(examined, exam({ examinedOn: on('2025-06-15') }), context))).toBe('ok');
  });
});

describe('a correction', () => {
  const examined = { ...person, exams: [anExam('2025-06-16')] };

  test('is the whole exam as it should stand, under the rules of entry', () => {
    const done = correctExam(examined, exam({ result: 'abnormal' }), context);
    expect(done).toMatchObject({ ok: true, value: [{ type: 'exam-corrected@1', resultReady: true }] });
    const odd = exam({ sbp: aReading(80, ranges.sbp) });
    expect(correctExam(examined, odd, context)).toMatchObject({ error: { code: 'exam/sbp-not-above-dbp' } });
  });

  test('is refused where there is no exam of the day', () => {
    expect(correctExam(person, exam(), context)).toEqual({
      ok: false,
      error: { code: 'exam/not-found', examinedOn: '2025-06-16' },
    });
  });

  test('leaves the days of exams as they are, and a recorded exam adds one', () => {
    const recorded = recordExam(person, exam(), context);
    const corrected = correctExam(examined, exam(), context);
    const events = [...(recorded.ok ? recorded.value : []), ...(corrected.ok ? corrected.value : [])];
    expect(events.reduce(evolve, [])).toEqual([anExam('2025-06-16')]);
  });
});
