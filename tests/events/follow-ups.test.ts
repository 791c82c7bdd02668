import { describe, expect, test } from 'vitest';
import type * as z from 'zod';

import { CALL_OUTCOMES } from '../../domain/follow-ups/index.ts';
import {
  ADVERSE_REACTIONS,
  COMPLICATIONS,
  VISIT_MODES,
  VISIT_OUTCOMES,
} from '../../domain/programmes/index.ts';
import {
  AssessmentOverridden,
  CallMade,
  FollowUpCorrected,
  FollowUpEvent,
  followUpExamples,
  FollowUpRecorded,
} from '../../events/follow-ups.ts';

const [recorded, corrected, overridden, called] = followUpExamples;
const published: readonly (readonly [string, z.ZodType, object])[] = [
  ['follow-up-recorded@1', FollowUpRecorded, recorded],
  ['follow-up-corrected@1', FollowUpCorrected, corrected],
  ['assessment-overridden@1', AssessmentOverridden, overridden],
  ['call-made@1', CallMade, called],
];
const OPTIONAL: readonly string[] =
  'sbp dbp fpg ppg hba1c heartRate temperature weightKg heightCm adherence note form lateEntryReason class nextOn snoozeUntil'.split(
    ' ',
  );

const accepts = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success;

describe('every fact about follow-ups', () => {
  test.each(published)('%s: its example is read back as it stands', (type, schema, example) => {
    expect(schema.parse(example)).toStrictEqual(example);
    expect(FollowUpEvent.parse(example)).toStrictEqual(example);
    expect(example).toMatchObject({ type });
  });

  test.each(published)('%s: another property, type or version is refused', (type, schema, example) => {
    expect(accepts(schema, { ...example, name: '王春兰' })).toBe(false);
    expect(accepts(schema, { ...example, type: type.replace('@1', '@2') })).toBe(false);
  });

  test.each(published)('%s: only what may be missing may be missing', (type, schema, example) => {
    for (const property of Object.keys(example)) {
      const { [property]: _left, ...rest }: Record<string, unknown> = { ...example };
      const mayBeMissing = OPTIONAL.includes(property) || (type === 'call-made@1' && property === 'reason');
      expect([property, accepts(schema, rest)]).toEqual([property, mayBeMissing]);
    }
  });
});

describe('a recorded follow-up', () => {
  test.each([
    ['mode', VISIT_MODES],
    ['outcome', VISIT_OUTCOMES],
    ['adverseReaction', ADVERSE_REACTIONS],
    ['complication', COMPLICATIONS],
  ])('knows every %s of the domain and no other word', (property, words) => {
    for (const word of words) expect(accepts(FollowUpRecorded, { ...recorded, [property]: word })).toBe(true);
    for (const word of ['', 'yes', 1]) {
      expect(accepts(FollowUpRecorded, { ...recorded, [property]: word })).toBe(false);
    }
  });

  test.each([
    ['sbp', [50, 300], [49, 301, 139.5]],
    ['dbp', [20, 200], [19, 201, 89.5]],
    ['fpg', [0.5, 60], [0.4, 60.1, 126]],
    ['ppg', [0.5, 60], [0.4, 60.1]],
    ['hba1c', [2, 25], [1.9, 25.1, 70]],
    ['heartRate', [20, 300], [19, 301, 70.5]],
    ['temperature', [25, 45], [24.9, 45.1]],
    ['weightKg', [0.3, 500], [0.2, 500.1]],
    ['heightCm', [20, 260], [19.9, 260.1]],
  ])('%s lies between %j', (name, bounds, outside) => {
    const holding = (value: unknown): boolean => accepts(FollowUpRecorded, { ...recorded, [name]: value });
    expect(bounds.map(holding)).toEqual([true, true]);
    for (const value of [...outside, 0, -1, Number.NaN, Infinity, '140', '140/90', null]) {
      expect([value, holding(value)]).toEqual([value, false]);
    }
  });

  test.each([
    { visitedOn: '2025-02-30' },
    { visitedAt: '24:00' },
    { visitedAt: '9:30' },
    { programme: 'Hypertension' },
    { programme: '' },
    { followUpId: 'V 1' },
    { staffId: '' },
    { symptoms: 'headache' },
    { dangerSigns: [''] },
    { dangerSigns: [' '] },
    { pregnantOrLactating: 'no' },
    { cannotHandle: 0 },
    { adherence: 'sometimes' },
    { lateEntryReason: ' ' },
  ])('is refused with %j', (wrong) => {
    expect(accepts(FollowUpRecorded, { ...recorded, ...wrong })).toBe(false);
  });

  test('another programme than today’s is let through', () => {
    expect(accepts(FollowUpRecorded, { ...recorded, programme: 'copd' })).toBe(true);
  });
});

describe('the rest of the form', () => {
  const holding = (form: object): boolean => accepts(FollowUpRecorded, { ...recorded, form });

  test('may hold the whole national form', () => {
    const whole = {
      symptomsOther: '耳鸣',
      signsOther: '颈动脉杂音',
      smokingCigarettesPerDay: 10,
      smokingTargetCigarettesPerDay: 0,
      drinkingLiangPerDay: 1.5,
      drinkingTargetLiangPerDay: 0,
      exerciseTimesPerWeek: 2,
      exerciseTargetTimesPerWeek: 5,
      exerciseMinutesPerTime: 20,
      exerciseTargetMinutesPerTime: 30,
      salt: 'heavy',
      saltTarget: 'light',
      stapleFoodGPerDay: 400,
      stapleFoodTargetGPerDay: 300,
      weightTargetKg: 60,
      bmiKgPerM2: 23.69,
      bmiTargetKgPerM2: 22,
      psychologicalAdjustment: 'good',
      followingAdvice: 'fair',
      auxiliaryExaminations: '心电图正常',
      hba1cExaminedOn: '2025-06-20',
      dorsalisPedisPulse: 'weakened_left',
      hypoglycaemia: 'occasional',
      adverseReactionSays: '氨氯地平，踝部水肿',
      drugs: [{ name: '二甲双胍', timesPerDay: 2, mgEachTime: 500 }, { name: '中成药' }],
      insulin: { kind: '甘精胰岛素', usageAndDose: '睡前10单位' },
      referral: { reason: '连续两次控制不满意', institutionAndDepartment: '县医院心内科' },
      reasonNotSeen: '外出务工',
      diedOn: '2025-06-01',
      causeOfDeath: '脑出血',
    };
    expect(holding(whole)).toBe(true);
    for (const name of Object.keys(whole)) expect([name, holding({ [name]: {} })]).toEqual([name, false]);
  });

  test.each([
    { smokingCigarettesPerDay: -1 },
    { smokingCigarettesPerDay: 1.5 },
    { drinkingLiangPerDay: -0.1 },
    { salt: 'none' },
    { dorsalisPedisPulse: 'weakened' },
    { drugs: [{ timesPerDay: 1 }] },
    { drugs: [{ name: 'amlodipine', timesPerDay: 0 }] },
    { drugs: [{ name: 'amlodipine', dose: '5 mg' }] },
    { insulin: { kind: 'glargine' } },
    { class: 1 },
  ])('is refused with %j', (wrong) => {
    expect(holding(wrong)).toBe(false);
  });

  test('may be empty', () => {
    expect(holding({})).toBe(true);
  });
});

test('an override names one of the four classes', () => {
  const holding = (value: unknown): boolean => accepts(AssessmentOverridden, { ...overridden, class: value });
  expect([1, 2, 3, 4].map(holding)).toEqual([true, true, true, true]);
  expect([0, 5, '1', 1.5, null].map(holding)).toEqual([false, false, false, false, false]);
  expect(accepts(AssessmentOverridden, { ...overridden, reason: ' ' })).toBe(false);
});

test('a call comes to one of the known outcomes', () => {
  for (const outcome of CALL_OUTCOMES) expect(accepts(CallMade, { ...called, outcome })).toBe(true);
  for (const outcome of ['busy', '', null]) expect(accepts(CallMade, { ...called, outcome })).toBe(false);
});
