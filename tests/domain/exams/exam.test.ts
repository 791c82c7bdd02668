import { expect, test } from 'vitest';

import { EXAM_KINDS, EXAM_RESULTS, isExaminedWithin } from '../../../domain/exams/index.ts';
import { anExam } from '../../given/records.ts';
import { on } from '../../given/values.ts';

test('an exam is annual, normal or abnormal', () => {
  expect([EXAM_KINDS, EXAM_RESULTS]).toEqual([['annual'], ['normal', 'abnormal']]);
});

test.each([
  ['2024-12-31', false],
  ['2025-01-01', true],
  ['2025-12-31', true],
  ['2026-01-01', false],
])('an exam of %s lies in the year 2025: %s', (examinedOn, isWithin) => {
  const exams = [anExam('2020-06-01'), anExam(examinedOn)];
  expect(isExaminedWithin(exams, on('2025-01-01'), on('2025-12-31'))).toBe(isWithin);
  expect(isExaminedWithin([], on('2025-01-01'), on('2025-12-31'))).toBe(false);
});
