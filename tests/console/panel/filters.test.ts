import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  AGES,
  FILTERS,
  filtersIn,
  type PanelAsked,
  panelQueryOf,
  readPanel,
  withoutFilters,
  withPart,
  writePanel,
} from '../../../console/panel/filters.ts';

const read = (search: string): PanelAsked => readPanel(new URLSearchParams(search));

const someAsked = fc.record(
  {
    query: fc.constantFrom('王', 'zgy', '13800010001'),
    group: fc.constantFrom(...FILTERS.group),
    programme: fc.constantFrom(...FILTERS.programme),
    due: fc.constantFrom(...FILTERS.due),
    sort: fc.constantFrom(...FILTERS.sort),
    age: fc.constantFrom(...AGES),
    regionCode: fc.constant('519921001001'),
  },
  { requiredKeys: [] },
);

describe('the address of the panel', () => {
  test('says the same when it is written and read again', () => {
    fc.assert(
      fc.property(someAsked, (asked) => {
        expect(JSON.stringify(read(writePanel(asked)), null)).toBe(
          JSON.stringify(readPanel(new URLSearchParams(asked))),
        );
      }),
    );
  });

  test('leaves out what it does not know, and blanks', () => {
    expect(writePanel(read('group=nobody&due=overdue&query=%20&other=1'))).toBe('due=overdue');
  });

  test('is the same text in whatever order the filters were chosen', () => {
    expect(writePanel({ group: 'elderly', due: 'soon' })).toBe(writePanel({ due: 'soon', group: 'elderly' }));
  });

  test('changes one part and keeps the others', () => {
    const asked = read('group=elderly&query=王');
    expect(writePanel(withPart(asked, 'due', 'overdue'))).toBe(writePanel({ ...asked, due: 'overdue' }));
    expect(filtersIn(withPart(asked, 'group', undefined))).toBe(0);
  });

  test('without filters still says whose panel it is, what is searched for and in which order', () => {
    expect(writePanel(withoutFilters(read('teamId=T1&query=王&sort=age&group=elderly&age=75-')))).toBe(
      writePanel({ teamId: 'T1', query: '王', sort: 'age' }),
    );
  });
});

describe('what the service is asked', () => {
  test('is the whole panel with its details, what is due first at the top', () => {
    expect(panelQueryOf({}, 'T1')).toEqual({ teamId: 'T1', details: 'true', limit: '50', sort: 'due' });
  });

  test.each([
    ['0-6', { ageFrom: '0', ageTo: '6' }],
    ['75-', { ageFrom: '75' }],
  ] as const)('has an age band %s as its ends', (age, ends) => {
    expect(panelQueryOf({ age }, 'T1')).toEqual({
      teamId: 'T1',
      details: 'true',
      limit: '50',
      sort: 'due',
      ...ends,
    });
  });

  test('has every filter that is chosen together', () => {
    const asked = {
      group: 'elderly',
      programme: 'diabetes',
      class: '2',
      contract: 'ending',
      order: 'desc',
    } as const;
    expect(panelQueryOf(asked, 'T1')).toMatchObject(asked);
  });
});
