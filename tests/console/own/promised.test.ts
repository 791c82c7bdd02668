import { expect, test } from 'vitest';

import { promisedIn } from '../../../console/own/promised.ts';

test('a contract’s services stand in the order of their days, each done, late or still open', () => {
  const services = [
    { item: 'tcm_guidance', dueOn: '2025-09-01' },
    { item: 'annual_exam', dueOn: '2025-03-01', doneOn: '2025-02-20' },
    { item: 'bp_check', dueOn: '2025-05-01' },
    { item: 'home_visit', dueOn: '2025-12-01', doneOn: '2025-06-01' },
  ];
  expect(promisedIn({ services, due: 2 }).map(({ item, state, on }) => [item, state, on])).toEqual([
    ['annual_exam', 'done', '2025-02-20'],
    ['bp_check', 'late', '2025-05-01'],
    ['tcm_guidance', 'open', '2025-09-01'],
    ['home_visit', 'done', '2025-06-01'],
  ]);
});
