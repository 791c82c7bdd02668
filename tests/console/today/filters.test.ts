import { describe, expect, test } from 'vitest';

import { isPlain, KINDS, queryOf, readFilters, withFilters } from '../../../console/today/filters.ts';
import { OFFSETS } from '../../../domain/reminders/index.ts';
import { showWorklist } from '../../../functions/reminders/api.ts';

const from = (text: string) => readFilters(new URLSearchParams(text));

describe('the filters of the work list', () => {
  test('are read from the address', () => {
    expect(from('part=overdue&kind=refill')).toEqual({ part: 'overdue', kind: 'refill' });
    expect(from('')).toEqual({ part: undefined, kind: undefined });
  });

  test('that nobody knows count as none', () => {
    expect(isPlain(from('part=tomorrow&kind=tea'))).toBe(true);
  });

  test('change one by one, and what else stands in the address stays', () => {
    const address = new URLSearchParams('team=T2&part=due&kind=refill');
    expect(withFilters(address, { part: 'week' }).toString()).toBe('team=T2&part=week&kind=refill');
    expect(withFilters(address, { kind: undefined }).toString()).toBe('team=T2&part=due');
    expect(address.toString()).toBe('team=T2&part=due&kind=refill');
  });

  test.each(['', 'part=overdue', 'part=week&kind=annual_exam', 'part=waiting', 'part=later'])(
    'ask what the service takes: %s',
    (address) => {
      expect(showWorklist.query.safeParse(queryOf(from(address))).success).toBe(true);
    },
  );

  test('ask for what was put off among the whole list', () => {
    expect(queryOf(from('part=waiting'))).toMatchObject({ snoozed: 'true' });
    expect(queryOf(from('part=waiting'))).not.toHaveProperty('stage');
    expect(queryOf(from('part=due'))).toMatchObject({ stage: 'due' });
    expect(queryOf(from('part=due'))).not.toHaveProperty('snoozed');
  });

  test('name every kind of task that there is', () => {
    expect(KINDS.toSorted()).toEqual(Object.keys(OFFSETS).toSorted());
  });
});
