import { describe, expect, test } from 'vitest';

import { type Preview, previewAssessment } from '../../../domain/follow-ups/index.ts';
import { defaultProfile, rowCode } from '../../../domain/programmes/index.ts';
import { aProfile } from '../../given/assessments.ts';
import { aProgramme, aVisit, type VisitGiven } from '../../given/records.ts';
import { on } from '../../given/values.ts';

const programme = aProgramme('hypertension');

const preview = (
  visit: VisitGiven,
  previous: readonly VisitGiven[] = [],
  profile = defaultProfile,
): Preview => {
  const result = previewAssessment({
    programme,
    birthDate: on('1970-05-10'),
    visit: aVisit(visit),
    previous: previous.map((given, index) => aVisit({ id: `P${index}`, ...given })),
    profile,
  });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const rowAfter = (visit: VisitGiven, previous: readonly VisitGiven[]): string =>
  rowCode(programme, preview(visit, previous).assessed.assessment);

describe('previewing an assessment', () => {
  test('gives what a recorded visit would get, and says why', () => {
    const { assessed, why } = preview({ sbp: 150, dbp: 92 });
    expect(assessed.visit).toEqual(aVisit({ sbp: 150, dbp: 92 }));
    expect(assessed.assessment).toMatchObject({ row: 6, class: 2, controlled: false, action: 'adjust' });
    expect(why['zh-CN']).toBe(
      '血压150/92 mmHg，54岁目标<140/90：首次控制不满意，调整用药，最迟2025-03-24随访 [CN-NBPHS-2017]。',
    );
    expect(why.en).toContain('off target for the first time');
  });

  test('looks at earlier days only, in any order', () => {
    const visit = { sbp: 150, dbp: 80 };
    const bad = { visitedOn: '2025-02-20', sbp: 160, dbp: 80 };
    const good = { visitedOn: '2025-03-01', sbp: 120, dbp: 80 };
    expect(rowAfter(visit, [])).toBe('H6');
    expect(rowAfter(visit, [bad])).toBe('H4');
    expect(rowAfter(visit, [good, bad])).toBe('H6');
    expect(rowAfter(visit, [{ ...bad, visitedOn: '2025-03-10' }])).toBe('H6');
    expect(rowAfter(visit, [{ ...bad, visitedOn: '2025-03-11' }])).toBe('H6');
  });

  test('takes every visit as one of the programme that is asked for', () => {
    const bad = { visitedOn: '2025-02-20', programme: 'diabetes', sbp: 160, dbp: 80 };
    expect(rowAfter({ programme: 'diabetes', sbp: 150, dbp: 80 }, [bad])).toBe('H4');
  });

  test('goes by the profile that is asked for', () => {
    const stricter = preview({ sbp: 135, dbp: 75 }, [], aProfile('CN-PRIMARY-2025'));
    expect(stricter.assessed.assessment.controlled).toBe(false);
    expect(preview({ sbp: 135, dbp: 75 }).assessed.assessment.controlled).toBe(true);
  });

  test('refuses a visit before birth', () => {
    const given = {
      programme,
      birthDate: on('2025-03-11'),
      visit: aVisit(),
      previous: [],
      profile: defaultProfile,
    };
    expect(previewAssessment(given)).toEqual({
      ok: false,
      error: { code: 'follow-up/before-birth', birthDate: '2025-03-11' },
    });
    expect(previewAssessment({ ...given, birthDate: on('2025-03-10') }).ok).toBe(true);
  });
});
