import { describe, expect, test } from 'vitest';

import { withFulfilment } from '../../../functions/contracts/fulfil-entry.ts';
import { rowKey } from '../../../functions/county-files/pack.ts';
import { residentFile } from '../../../functions/residents/resident-file.ts';
import type { Entry, EventBody, Patch } from '../../../functions/residents/stored.ts';
import { anId, on } from '../../given/values.ts';

const TODAY = on('2025-06-16');

const ROWS = [
  'r,R1,测试,,F,1950-03-01,,,530121100201',
  'c,C1,R1,T1,basic,2025-01-01,2025-01-01,1',
  ...[
    'annual_exam',
    'bp_check',
    'follow_up',
    'glucose_check',
    'home_visit',
    'medication_review',
    'referral',
  ].map((item) => `s,C1,${item},2025-12-01`),
].join('\n');

const entryOf = (patches: readonly Patch[], events: readonly EventBody[] = []): Entry => ({
  seq: 1,
  at: '2025-06-16T02:00:00.000Z',
  by: 'doctor-1',
  events,
  patches,
});

/** The items that an entry does, by the events that it gets beside its own. */
const itemsOf = (entry: Entry, earlier: readonly Entry[] = []): unknown[] => {
  const entries = [...earlier, entry];
  const after = residentFile({ residentId: anId('R1'), rows: ROWS, entries, head: undefined });
  const { events } = withFulfilment(entry, after, TODAY);
  return events.slice(entry.events.length).map(({ item, evidence }) => [item, evidence]);
};

const visit = (set: Readonly<Record<string, string>>): Patch => ({
  file: 'followups',
  key: rowKey('followups', ['V1']),
  set: {
    id: 'V1',
    residentId: 'R1',
    programme: 'hypertension',
    visitedOn: '2025-06-16',
    mode: 'clinic',
    outcome: 'done',
    ...set,
  },
});

const exam = (set: Readonly<Record<string, string>>): Patch => ({
  file: 'exams',
  key: rowKey('exams', ['R1', '2025-06-16', 'annual']),
  set: { residentId: 'R1', examinedOn: '2025-06-16', kind: 'annual', ...set },
});

const prescription: Patch = {
  file: 'prescriptions',
  key: rowKey('prescriptions', ['P1']),
  set: {
    id: 'P1',
    residentId: 'R1',
    programme: 'hypertension',
    issuedOn: '2025-06-16',
    days: '28',
    drugs: 'amlodipine@5mg@1',
  },
};

const referral: Patch = {
  file: 'referrals',
  key: rowKey('referrals', ['F1']),
  set: {
    id: 'F1',
    residentId: 'R1',
    direction: 'up',
    reason: '血压控制不佳',
    urgency: 'routine',
    referredOn: '2025-06-16',
    status: 'sent',
  },
};

describe('an entry does the promised services that its rows show', () => {
  test.each<[string, Patch, readonly string[], string]>([
    ['a visit in the clinic', visit({ sbp: '130' }), ['follow_up', 'bp_check'], 'followups:V1'],
    ['a visit at home', visit({ mode: 'home' }), ['follow_up', 'home_visit'], 'followups:V1'],
    ['a visit with glucose', visit({ fpg: '6.1' }), ['follow_up', 'glucose_check'], 'followups:V1'],
    ['one two hours after a meal', visit({ ppg: '8.1' }), ['follow_up', 'glucose_check'], 'followups:V1'],
    [
      'a call in which values are told',
      visit({ mode: 'phone', sbp: '130', fpg: '6' }),
      ['follow_up'],
      'followups:V1',
    ],
    ['an attempt', visit({ outcome: 'lost', mode: 'home' }), [], ''],
    ['a refusal', visit({ outcome: 'refused', mode: 'home' }), [], ''],
    ['an exam', exam({}), ['annual_exam'], 'exams:2025-06-16'],
    [
      'an exam with values',
      exam({ sbp: '130', fpg: '6' }),
      ['annual_exam', 'bp_check', 'glucose_check'],
      'exams:2025-06-16',
    ],
    ['a prescription', prescription, ['medication_review'], 'prescriptions:P1'],
    ['a referral', referral, ['referral'], 'referrals:F1'],
  ])('%s', (...[, patch, items, evidence]) => {
    expect(itemsOf(entryOf([patch]))).toEqual(items.map((item) => [item, evidence]));
  });

  test('and gets nothing where it shows none', () => {
    const entry = entryOf([{ file: 'residents', key: rowKey('residents', ['R1']), set: { phone: '1' } }]);
    const file = residentFile({ residentId: anId('R1'), rows: ROWS, entries: [entry], head: undefined });
    expect(withFulfilment(entry, file, TODAY)).toBe(entry);
  });

  test('and nothing from rows that a merge took over', () => {
    const merged = { type: 'residents-merged@1', residentId: 'R1', otherId: 'R2' };
    expect(itemsOf(entryOf([visit({ mode: 'home' })], [merged]))).toEqual([]);
  });
});
