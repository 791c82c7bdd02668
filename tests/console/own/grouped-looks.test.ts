import { describe, expect, test } from 'vitest';

import { groupedLooks } from '../../../console/own/grouped-looks.ts';

const look = (at: string, action = 'residents.show', more = {}) => ({
  at,
  role: 'team_leader',
  action,
  purpose: '',
  userName: '胡志鹏',
  ...more,
});

describe('looks at an own record', () => {
  test('of one person at one part on one day count together, the latest first', () => {
    const looks = [look('2025-06-16T03:00:00Z'), look('2025-06-16T02:00:00Z', 'residents.list')];
    expect(groupedLooks(looks)).toMatchObject([{ day: '2025-06-16', part: 'residents', times: 2 }]);
  });

  test.each([
    ['2025-06-16T15:59:59Z', 1],
    ['2025-06-16T16:00:00Z', 2],
  ])('belong to a day of the clinic: one of the morning and one at %s are %i rows', (at, rows) => {
    expect(groupedLooks([look(at), look('2025-06-16T02:00:00Z')])).toHaveLength(rows);
  });

  test('for another reason stand apart, as do those of somebody else', () => {
    const at = '2025-06-16T02:00:00Z';
    const looks = [
      look(at),
      look(at, undefined, { purpose: '核实' }),
      look(at, undefined, { userName: '李' }),
    ];
    expect(groupedLooks(looks)).toHaveLength(3);
  });
});
