import { describe, expect, test } from 'vitest';

import { CELLS, explainShare } from '../../../domain/indicators/index.ts';
import { defaultProfile } from '../../../domain/programmes/index.ts';
import { type ResidentHistory, residentOn } from '../../../domain/residents/index.ts';
import {
  aContract,
  aHistory,
  anEnrolment,
  anExam,
  aResident,
  aService,
  aVisit,
} from '../../given/records.ts';
import { on } from '../../given/values.ts';

const reasonFor = (given: Partial<ResidentHistory>, indicator: string, group = 'all') =>
  explainShare(residentOn(aHistory(given), on('2025-06-30'), defaultProfile), indicator, group);

/** Part and rule of an indicator on 30 June, in both languages. */
const told = (given: Partial<ResidentHistory>, indicator: string): readonly (string | undefined)[] => {
  const reason = reasonFor(given, indicator);
  return [reason?.part, reason?.rule['zh-CN'], reason?.rule.en];
};

const old = (given: Parameters<typeof aResident>[0] = {}) => aResident({ birthDate: '1950-01-01', ...given });

describe('the rule that put somebody into a number is told for', () => {
  test('a contract', () => {
    expect(told({ contracts: [aContract({ endedOn: '2025-09-01' })] }, 'contract_rate')).toEqual([
      'numerator',
      '签约C1：2025-01-01至2025-12-31',
      'contract C1 in force 2025-01-01 to 2025-12-31',
    ]);
    expect(told({}, 'contract_rate')).toEqual([
      'denominator',
      '当日没有有效签约',
      'no contract in force on the day',
    ]);
  });

  test.each(['signed_and_served_rate', 'fulfilment_item_rate'])('services: %s', (indicator) => {
    const services = [
      aService('2025-02-01', '2025-02-01'),
      aService('2025-03-01', '2025-03-01'),
      aService('2025-04-01'),
    ];
    expect(told({ contracts: [aContract({ services })] }, indicator).slice(1)).toEqual([
      '当前签约应服务3项，已完成2项',
      '2 of 3 services due in the current contract are done',
    ]);
  });

  test('renewals', () => {
    const contracts = [
      aContract({ id: 'C1', startsOn: '2023-07-01' }),
      aContract({ id: 'C2', startsOn: '2024-07-10', endedOn: '2024-08-01' }),
      aContract({ id: 'C3', startsOn: '2024-05-01' }),
    ];
    expect(told({ contracts }, 'renewal_rate')).toEqual([
      'numerator',
      '期满签约：C1 2024-06-30 30日内续签; C3 2025-04-30 未续签',
      'ended terms: C1 2024-06-30 renewed within 30 days; C3 2025-04-30 not renewed',
    ]);
  });

  test('a health file', () => {
    expect(told({ resident: aResident({ ehrFiledOn: '2020-05-06' }) }, 'ehr_filing_rate')).toEqual([
      'numerator',
      '2020-05-06建档',
      'filed on 2020-05-06',
    ]);
    expect(told({ resident: aResident({ ehrFiledOn: '2025-07-01' }) }, 'ehr_filing_rate')).toEqual([
      'denominator',
      '尚未建档',
      'no file yet',
    ]);
  });

  test('the use of a file', () => {
    const used = (ehrLastUsedOn?: string) => ({
      resident: aResident({ ehrFiledOn: '2020-05-06', ehrLastUsedOn }),
    });
    expect(told(used('2025-05-01'), 'ehr_use_rate')).toEqual([
      'numerator',
      '档案最近使用：2025-05-01',
      'file last used on 2025-05-01',
    ]);
    expect(told(used(), 'ehr_use_rate')).toEqual([
      'denominator',
      '截至当日档案没有使用记录',
      'no use of the file is recorded by the day',
    ]);
  });

  test('the use of a file after the day, of which the day knows nothing', () => {
    const used = (ehrLastUsedOn: string) => ({
      resident: aResident({ ehrFiledOn: '2020-05-06', ehrLastUsedOn }),
    });
    expect(told(used('2025-07-01'), 'ehr_use_rate')).toEqual([
      'denominator',
      '截至当日档案没有使用记录',
      'no use of the file is recorded by the day',
    ]);
    expect(told(used('2025-06-30'), 'ehr_use_rate')[0]).toBe('numerator');
    expect(told(used('2025-06-30'), 'ehr_use_rate')[2]).toBe('file last used on 2025-06-30');
  });

  test('the exam of the elderly', () => {
    expect(told({ resident: old(), exams: [anExam()] }, 'elderly_exam_rate')).toEqual([
      'numerator',
      '75岁，本年度已体检',
      'aged 75, examined this year',
    ]);
    expect(told({ resident: old() }, 'elderly_exam_rate')).toEqual([
      'denominator',
      '75岁，本年度未体检',
      'aged 75, not examined this year',
    ]);
  });
});

describe('of a patient the rule is told for', () => {
  const patient = (given: Partial<ResidentHistory> = {}): Partial<ResidentHistory> => ({
    enrolments: [anEnrolment({ enrolledOn: '2024-02-01' })],
    exams: [anExam('2025-02-01')],
    visits: [aVisit({ id: 'V1', visitedOn: '2025-01-10', sbp: 126, dbp: 78 })],
    ...given,
  });
  const missed = patient({
    exams: [],
    visits: [aVisit({ visitedOn: '2025-02-10', sbp: 152, dbp: 94 })],
  });

  test('management', () => {
    expect(told(patient(), 'hypertension_managed')).toEqual([
      'numerator',
      '2024-02-01起纳入管理',
      'managed since 2024-02-01',
    ]);
  });

  test('standardised management', () => {
    expect(told(patient(), 'hypertension_standardised_rate')).toEqual([
      'denominator',
      '面对面随访1次（应有2次），体检符合',
      '1 face-to-face visits of 2 asked, exam in order',
    ]);
    expect(told(missed, 'hypertension_standardised_rate').slice(1)).toEqual([
      '面对面随访1次（应有2次），体检缺',
      '1 face-to-face visits of 2 asked, exam missing',
    ]);
  });

  test('the strict rate', () => {
    expect(told(patient(), 'hypertension_standardised_strict_rate').slice(1)).toEqual([
      '面对面随访1次（应有2次），体检符合，两周任务均按时',
      '1 face-to-face visits of 2 asked, exam in order, two-week tasks all in time',
    ]);
    expect(told(missed, 'hypertension_standardised_strict_rate').slice(1)).toEqual([
      '面对面随访1次（应有2次），体检缺，两周任务有逾期未访',
      '1 face-to-face visits of 2 asked, exam missing, two-week tasks missed',
    ]);
  });

  test('control', () => {
    const [part, zh, en] = told(patient(), 'hypertension_control_rate');
    expect(part).toBe('numerator');
    expect(zh).toMatch(/^2025-01-10 .*126\/78/);
    expect(en).toMatch(/^2025-01-10 .*126\/78/);
    expect(told(patient({ visits: [] }), 'hypertension_control_rate')).toEqual([
      'denominator',
      '本年度没有测量值',
      'no reading this year',
    ]);
  });

  test('tasks in time and overdue', () => {
    expect(told(missed, 'hypertension_followed_up_on_time_rate')).toEqual([
      'denominator',
      '任务follow_up_two_week已于2025-02-24到期',
      'follow_up_two_week was due on 2025-02-24',
    ]);
    const lately = patient({ visits: [aVisit({ visitedOn: '2025-06-10', sbp: 126, dbp: 78 })] });
    expect(told(lately, 'hypertension_followed_up_on_time_rate')).toEqual([
      'numerator',
      '任务follow_up_routine应于2025-09-10前完成',
      'follow_up_routine is due by 2025-09-10',
    ]);
  });

  test('a low glucose', () => {
    const given = {
      enrolments: [anEnrolment({ programme: 'diabetes' })],
      visits: [aVisit({ programme: 'diabetes', visitedOn: '2025-05-10', fpg: 3.6 })],
    };
    const [part, zh, en] = told(given, 'diabetes_hypoglycaemia');
    expect(part).toBe('numerator');
    expect(zh).toMatch(/^2025-05-10 .*3\.6/);
    expect(en).toMatch(/^2025-05-10 .*3\.6/);
  });
});

test('each of two programmes is explained by its own enrolment', () => {
  const enrolments = [
    anEnrolment({ enrolledOn: '2024-02-01' }),
    anEnrolment({ programme: 'diabetes', enrolledOn: '2024-03-01' }),
  ];
  expect(told({ enrolments }, 'hypertension_managed')[2]).toBe('managed since 2024-02-01');
  expect(told({ enrolments }, 'diabetes_managed')[2]).toBe('managed since 2024-03-01');
});

describe('nothing is told', () => {
  test('of somebody whom the number does not count', () => {
    expect(reasonFor({}, 'hypertension_managed')).toBeUndefined();
    expect(reasonFor({}, 'contract_rate', 'child')).toBeUndefined();
    expect(reasonFor({}, 'elderly_exam_rate')).toBeUndefined();
  });

  test('of somebody who is no resident', () => {
    const resident = aResident({ diedOn: '2025-06-30' });
    const given = { resident, enrolments: [anEnrolment()], contracts: [aContract()] };
    for (const { indicator, group } of CELLS) {
      expect(reasonFor(given, indicator, group)).toBeUndefined();
    }
  });

  test('of an indicator or group that does not exist', () => {
    expect(reasonFor({}, 'no_such_rate')).toBeUndefined();
    expect(reasonFor({}, 'contract_rate', 'no_such_group')).toBeUndefined();
  });
});
