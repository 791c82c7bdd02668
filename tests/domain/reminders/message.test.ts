import { describe, expect, test } from 'vitest';

import type { MobileNumber } from '../../../domain/kernel/phone.ts';
import { mobileNumber } from '../../../domain/kernel/phone.ts';
import { defaultProfile } from '../../../domain/programmes/index.ts';
import {
  mergeByPhone,
  planDay,
  type Subject,
  type TaskKind,
  defaultTemplate,
} from '../../../domain/reminders/index.ts';
import { residentOn } from '../../../domain/residents/index.ts';
import { aHistory, aProgramme, aResident, type ResidentGiven } from '../../given/records.ts';
import { on } from '../../given/values.ts';

const aNumber = (text: string): MobileNumber => {
  const number = mobileNumber(text);
  if (number === undefined) throw new Error(`no mobile number: ${text}`);
  return number;
};

interface SubjectGiven {
  readonly residentId?: string;
  readonly kind?: TaskKind;
  readonly programme?: string | undefined;
  readonly dueOn?: string;
  readonly phone?: string;
}

const aSubject = (given: SubjectGiven = {}): Subject => ({
  resident: aResident({ id: given.residentId ?? 'R1' }),
  task: {
    kind: given.kind ?? 'follow_up_routine',
    programme: given.programme === undefined ? undefined : aProgramme(given.programme).code,
    dueOn: on(given.dueOn ?? '2025-06-10'),
  },
  offsetDays: -3,
  saidOn: on('2025-06-07'),
  phone: aNumber(given.phone ?? '13800000001'),
});

const merge = (...subjects: readonly Subject[]) => mergeByPhone(subjects, () => undefined);

const idsIn = (...subjects: readonly Subject[]): readonly string[] =>
  (merge(...subjects)[0]?.subjects ?? []).map(({ resident, task }) =>
    [resident.id, task.kind, task.programme ?? ''].join(':'),
  );

test('hypertension due on 10 June and diabetes due on 28 May to one phone are one text, the earlier date first', () => {
  const messages = merge(
    aSubject({ programme: 'hypertension', dueOn: '2025-06-10' }),
    aSubject({ programme: 'diabetes', dueOn: '2025-05-28' }),
  );
  expect(messages).toHaveLength(1);
  expect(messages[0]?.subjects.map(({ task }) => [task.programme, task.dueOn])).toEqual([
    ['diabetes', '2025-05-28'],
    ['hypertension', '2025-06-10'],
  ]);
});

describe('the subjects of a merged text stand', () => {
  test('by due date before all else', () => {
    const late = aSubject({ residentId: 'R1', kind: 'contract_end', dueOn: '2025-06-11' });
    const early = aSubject({ residentId: 'R2', kind: 'refill', dueOn: '2025-06-10' });
    expect(idsIn(late, early)).toEqual(['R2:refill:', 'R1:contract_end:']);
  });

  test('on one date by resident id as text: R10 before R9', () => {
    const nine = aSubject({ residentId: 'R9', kind: 'annual_exam' });
    const ten = aSubject({ residentId: 'R10', kind: 'refill' });
    expect(idsIn(nine, ten)).toEqual(['R10:refill:', 'R9:annual_exam:']);
  });

  test('of one resident by kind', () => {
    const refill = aSubject({ kind: 'refill', programme: 'diabetes' });
    const visit = aSubject({ kind: 'follow_up_routine', programme: 'hypertension' });
    expect(idsIn(refill, visit)).toEqual(['R1:follow_up_routine:hypertension', 'R1:refill:diabetes']);
  });

  test('of one kind by programme, none first', () => {
    const [hypertension, diabetes] = ['hypertension', 'diabetes'].map((programme) =>
      aSubject({ kind: 'refill', programme }),
    );
    const none = aSubject({ kind: 'refill' });
    if (hypertension === undefined || diabetes === undefined) throw new Error('two programmes');
    const ordered = ['R1:refill:', 'R1:refill:diabetes', 'R1:refill:hypertension'];
    expect(idsIn(hypertension, diabetes, none)).toEqual(ordered);
    expect(idsIn(none, hypertension, diabetes)).toEqual(ordered);
  });
});

test('messages stand by the first resident’s id, then by phone', () => {
  const messages = merge(
    aSubject({ residentId: 'R2', phone: '13800000003' }),
    aSubject({ residentId: 'R1', phone: '13800000002' }),
    aSubject({ residentId: 'R1', phone: '13800000001' }),
    aSubject({ residentId: 'R10', phone: '13800000004' }),
  );
  expect(messages.map(({ phone }) => phone)).toEqual([
    '13800000001',
    '13800000002',
    '13800000004',
    '13800000003',
  ]);
});

test('a message names the version of the template it was written with', () => {
  expect(merge(aSubject())).toMatchObject([{ templateVersion: defaultTemplate.version, segments: 1 }]);
});

test('nobody to remind is no message', () => {
  expect(merge()).toEqual([]);
});

describe('people of one household who share a phone', () => {
  const planOf = (given: ResidentGiven) => {
    const person = residentOn(aHistory({ resident: aResident(given) }), on('2025-06-30'), defaultProfile);
    const task = { kind: 'refill', programme: undefined, dueOn: on('2025-07-02') } as const;
    return planDay(person, [task], { day: on('2025-06-30'), missedDays: 0 });
  };

  test('get one SMS, however the number is written', () => {
    const plans = [
      planOf({ id: 'R1', phone: '138 0000 0001' }),
      planOf({ id: 'R2', phone: '+8613800000001' }),
    ];
    expect(merge(...plans.flatMap(({ subjects }) => subjects))).toHaveLength(1);
  });

  test('are in the text but for the one whom a guard turns away', () => {
    const plans = [
      planOf({ id: 'R1', name: '王春兰', smsConsent: false }),
      planOf({ id: 'R2', name: '李明' }),
      planOf({ id: 'R3', name: '张伟国' }),
    ];
    const [message] = merge(...plans.flatMap(({ subjects }) => subjects));
    expect(message?.subjects.map(({ resident }) => resident.id)).toEqual(['R2', 'R3']);
    expect(message?.text).not.toContain('王');
  });
});
