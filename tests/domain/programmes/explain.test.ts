import { describe, expect, test } from 'vitest';

import { explain, programmeOf, type PreviousFacts } from '../../../domain/programmes/index.ts';
import type { Sentence } from '../../../domain/kernel/text.ts';
import { aProfile, assessed } from '../../given/assessments.ts';
import { aVisit, type VisitGiven } from '../../given/records.ts';

type Told = {
  readonly previous?: Partial<PreviousFacts>;
  readonly profile?: string;
  readonly birthDate?: string;
};

const why = (given: VisitGiven, told: Told = {}): Sentence => {
  const visit = aVisit(given);
  const profile = aProfile(told.profile ?? 'CN-NBPHS-2017');
  const assessment = assessed(given, { ...told, profile });
  return explain({ programme: programmeOf(visit.programme), profile }, visit, assessment);
};

describe('why a hypertension visit was decided as it was', () => {
  test.each([
    [
      'row 0',
      { sbp: 150 },
      {},
      '血压150/— mmHg，54岁目标<140/90：缺少必测值，本次不计为随访 [CN-NBPHS-2017]。',
      'blood pressure 150/— mmHg, target <140/90 at age 54: a required reading is missing; the visit does not count [CN-NBPHS-2017].',
    ],
    [
      'row 1',
      { sbp: 186, dbp: 96, hasDangerSign: true },
      {},
      '血压186/96 mmHg，54岁目标<140/90，血压极高 (E1)，有危险体征 (E2)：危急情况，处理后紧急转诊，最迟2025-03-24核实转诊结果 [CN-NBPHS-2017]。',
      'blood pressure 186/96 mmHg, target <140/90 at age 54, very high blood pressure (E1), a danger sign (E2): an emergency: treat, then refer urgently; check the referral by 2025-03-24 [CN-NBPHS-2017].',
    ],
    [
      'row 1 of a pregnant woman with another disease, nothing measured of the two values but one',
      { dbp: 90, pregnantOrLactating: true, cannotHandle: true },
      {},
      '血压—/90 mmHg，54岁目标<140/90，妊娠期或哺乳期血压高于正常 (E8)，存在不能处理的其他疾病 (E9)：危急情况，处理后紧急转诊，最迟2025-03-24核实转诊结果 [CN-NBPHS-2017]。',
      'blood pressure —/90 mmHg, target <140/90 at age 54, pregnant or breast-feeding with raised blood pressure (E8), another disease that cannot be handled here (E9): an emergency: treat, then refer urgently; check the referral by 2025-03-24 [CN-NBPHS-2017].',
    ],
    [
      'row 2',
      { sbp: 132, dbp: 82, complication: 'new' },
      {},
      '血压132/82 mmHg，54岁目标<140/90：出现新的并发症或原有并发症加重，建议转诊，最迟2025-03-24核实转诊结果 [CN-NBPHS-2017]。',
      'blood pressure 132/82 mmHg, target <140/90 at age 54: a new or worse complication: refer; check the referral by 2025-03-24 [CN-NBPHS-2017].',
    ],
    [
      'row 3',
      { sbp: 130, dbp: 80, adverseReaction: 'uncontrolled' },
      {},
      '血压130/80 mmHg，54岁目标<140/90：药物不良反应难以控制或连续两次出现，建议转诊，最迟2025-03-24核实转诊结果 [CN-NBPHS-2017]。',
      'blood pressure 130/80 mmHg, target <140/90 at age 54: an adverse reaction hard to control or twice running: refer; check the referral by 2025-03-24 [CN-NBPHS-2017].',
    ],
    [
      'row 4',
      { sbp: 152, dbp: 94 },
      { previous: { controlled: false } },
      '血压152/94 mmHg，54岁目标<140/90：连续两次控制不满意，建议转诊，最迟2025-03-24核实转诊结果 [CN-NBPHS-2017]。',
      'blood pressure 152/94 mmHg, target <140/90 at age 54: off target twice in a row: refer; check the referral by 2025-03-24 [CN-NBPHS-2017].',
    ],
    [
      'row 5',
      { adverseReaction: 'present' },
      {},
      '血压—/— mmHg，54岁目标<140/90：首次出现药物不良反应，调整用药，最迟2025-03-24随访 [CN-NBPHS-2017]。',
      'blood pressure —/— mmHg, target <140/90 at age 54: a first adverse reaction: adjust the treatment; next visit by 2025-03-24 [CN-NBPHS-2017].',
    ],
    [
      'row 6 by the target of another profile',
      { sbp: 146, dbp: 84 },
      { profile: 'CN-PRIMARY-2025', birthDate: '1955-01-02' },
      '血压146/84 mmHg，70岁目标<130/80：首次控制不满意，调整用药，最迟2025-03-24随访 [CN-PRIMARY-2025]。',
      'blood pressure 146/84 mmHg, target <130/80 at age 70: off target for the first time: adjust the treatment; next visit by 2025-03-24 [CN-PRIMARY-2025].',
    ],
    [
      'row 7 where “or less” is enough',
      { sbp: 140, dbp: 90 },
      { profile: 'UK-QOF' },
      '血压140/90 mmHg，54岁目标≤140/90：控制满意，预约下次随访，最迟2025-06-10随访 [UK-QOF]。',
      'blood pressure 140/90 mmHg, target ≤140/90 at age 54: on target and nothing else abnormal: book the next visit; next visit by 2025-06-10 [UK-QOF].',
    ],
    [
      'row 8',
      { outcome: 'refused', sbp: 190, dbp: 100 },
      {},
      '失访或拒访，记录原因 [CN-NBPHS-2017]。',
      'lost or refused: write down the reason [CN-NBPHS-2017].',
    ],
  ] as const)('%s', (...[, visit, told, zh, en]) => {
    expect(why(visit, told)).toEqual({ 'zh-CN': zh, en });
  });
});

describe('why a diabetes visit was decided as it was', () => {
  test.each([
    [
      'row 0',
      { ppg: 8 },
      '空腹血糖— mmol/L，目标<7.0：缺少必测值，本次不计为随访 [CN-NBPHS-2017]。',
      'fasting glucose — mmol/L, target <7.0: a required reading is missing; the visit does not count [CN-NBPHS-2017].',
    ],
    [
      'row 6',
      { fpg: 8.4 },
      '空腹血糖8.4 mmol/L，目标<7.0：首次控制不满意，调整用药，最迟2025-03-24随访 [CN-NBPHS-2017]。',
      'fasting glucose 8.4 mmol/L, target <7.0: off target for the first time: adjust the treatment; next visit by 2025-03-24 [CN-NBPHS-2017].',
    ],
  ] as const)('%s', (...[, visit, zh, en]) => {
    expect(why({ programme: 'diabetes', ...visit })).toEqual({ 'zh-CN': zh, en });
  });

  test('each emergency is named with its code', () => {
    const { 'zh-CN': zh, en } = why({
      programme: 'diabetes',
      fpg: 20,
      sbp: 190,
      hasDangerSign: true,
      heartRate: 120,
      temperature: 40,
      pregnantOrLactating: true,
      cannotHandle: true,
    });
    expect(zh).toContain(
      '血糖过高或过低 (F1)，血压极高 (F2)，有危险体征 (F3)，持续心动过速 (F4)，高热 (F5)，妊娠期或哺乳期血糖高于正常 (F6)，存在不能处理的其他疾病 (F7)：危急情况',
    );
    expect(en).toContain(
      'blood glucose dangerously high or low (F1), very high blood pressure (F2), a danger sign (F3), sustained fast heart rate (F4), high fever (F5), pregnant or breast-feeding with raised glucose (F6), another disease that cannot be handled here (F7): an emergency',
    );
  });
});
