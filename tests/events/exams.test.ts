import { describe, expect, test } from 'vitest';

import { EXAM_KINDS, EXAM_RESULTS } from '../../domain/exams/index.ts';
import { examRanges, ranges } from '../../domain/kernel/quantity.ts';
import { ExamForm } from '../../events/exam-form.ts';
import { ExamCorrected, ExamEvent, examExamples, ExamRecorded } from '../../events/exams.ts';

const [recorded, corrected] = examExamples;
const published = [
  ['exam-recorded@1', ExamRecorded, recorded],
  ['exam-corrected@1', ExamCorrected, corrected],
] as const;

const NEEDED = ['residentId', 'examinedOn', 'kind', 'enteredFrom', 'staffId', 'resultReady'];

describe('every fact about exams', () => {
  test.each(published)('%s: its example is read back as it stands', (type, schema, example) => {
    expect(schema.parse(example)).toStrictEqual(example);
    expect(ExamEvent.parse(example)).toStrictEqual(example);
    expect(example).toMatchObject({ type });
  });

  test.each(published)('%s: another property is refused, and none that it needs may be missing', (...row) => {
    const [, schema, example] = row;
    expect(schema.safeParse({ ...example, name: '王春兰' }).success).toBe(false);
    for (const property of NEEDED)
      expect([property, schema.safeParse({ ...example, [property]: undefined }).success]).toEqual([
        property,
        false,
      ]);
  });

  test('knows the kinds and results that exams have', () => {
    expect(EXAM_KINDS.every((kind) => ExamRecorded.safeParse({ ...recorded, kind }).success)).toBe(true);
    expect(EXAM_RESULTS.every((result) => ExamRecorded.safeParse({ ...recorded, result }).success)).toBe(
      true,
    );
  });
});

const step = (whole: boolean): number => (whole ? 1 : 0.01);

describe('the form', () => {
  const tested = Object.entries(examRanges).flatMap(([name, range]) =>
    name === 'vision'
      ? [['visionLeft', range] as const, ['visionRight', range] as const]
      : [[name, range] as const],
  );

  test.each(tested)('%s lies within its bounds, both included', (name, { least, most, whole }) => {
    const accepts = (value: number): boolean => ExamForm.safeParse({ [name]: value }).success;
    expect([least, most].map(accepts)).toEqual([true, true]);
    expect([least - step(whole), most + step(whole), Number.NaN].map(accepts)).toEqual([false, false, false]);
    expect(accepts(Math.ceil(least) + 0.5)).toBe(!whole);
  });

  test('the waist is measured as county files have it', () => {
    const accepts = (waistCm: number): boolean => ExamRecorded.safeParse({ ...recorded, waistCm }).success;
    const { least, most } = ranges.waistCm;
    expect([least, most, least - 1, most + 1].map(accepts)).toEqual([true, true, false, false]);
  });

  test('says of what was looked at that it is in order, or what was seen', () => {
    const accepts = (skin: unknown): boolean => ExamForm.safeParse({ skin }).success;
    expect(accepts({ isNormal: true })).toBe(true);
    expect(accepts({ isNormal: false, says: '黄染' })).toBe(true);
    expect([accepts('normal'), accepts({ says: '黄染' }), accepts({ isNormal: false, says: '' })]).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('knows no field but its own', () => {
    expect(ExamForm.safeParse({ shoeSize: 42 }).success).toBe(false);
    expect(ExamForm.parse({})).toEqual({});
  });
});
