import { describe, expect, test } from 'vitest';

import { actsOf, may, mayDecide } from '../../../console/contracts/actions.ts';
import { evidenceIn, ledgerRows } from '../../../console/contracts/ledger.ts';
import { PEOPLE_WRITERS, ROLES } from '../../../domain/access/index.ts';
import { localDate } from '../../../domain/kernel/time.ts';

describe('what may be done with a contract', () => {
  test('a draft is confirmed or given up, and nothing else', () => {
    expect(actsOf('draft')).toEqual(['confirm', 'void']);
    expect(actsOf('draft').every((act) => may('draft', act))).toBe(true);
  });

  test('one that has begun is ended and not voided; one that has not is voided', () => {
    expect(may('active', 'terminate')).toBe(true);
    expect(may('active', 'void')).toBe(false);
    expect(may('pending', 'void')).toBe(true);
  });

  test('nothing may be done with one that is over for good', () => {
    for (const status of ['terminated', 'transferred', 'void', 'renewed'] as const)
      expect(actsOf(status).filter((act) => may(status, act))).toEqual([]);
  });

  test('the roles that decide are those of the service, without other systems', () => {
    const deciders = PEOPLE_WRITERS.filter((role) => role !== 'integration');
    expect(ROLES.filter((role) => mayDecide([role]))).toEqual(deciders);
  });
});

describe('the ledger of a contract', () => {
  const day = localDate;
  const services = [
    { item: 'bp_check', dueOn: day('2026-06-01') },
    { item: 'bp_check', dueOn: day('2026-03-01') },
    { item: 'home_visit', dueOn: day('2026-04-01'), doneOn: day('2026-03-20'), evidence: 'followups:F1' },
  ];

  test('stands by due day, and a service is late the day after', () => {
    const states = (today: string) => ledgerRows(services, today).map(({ state }) => state);
    expect(states('2026-03-01')).toEqual(['open', 'done', 'open']);
    expect(states('2026-03-02')).toEqual(['overdue', 'done', 'open']);
  });

  test('of the open ones of a name the first is recorded', () => {
    expect(ledgerRows(services, '2026-03-01').map(({ isNext }) => isNext)).toEqual([true, false, false]);
  });

  test.each([
    ['referrals:REF-1', { kind: 'referrals', id: 'REF-1' }],
    ['exams:2026-03-01', { kind: 'exams', id: '2026-03-01' }],
    ['健康讲座: 签到表', { kind: 'told', text: '健康讲座: 签到表' }],
    ['没有冒号', { kind: 'told', text: '没有冒号' }],
  ])('%s is read as what it is', (text, expected) => {
    expect(evidenceIn(text)).toEqual(expected);
  });
});
