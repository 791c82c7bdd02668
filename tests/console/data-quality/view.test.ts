import { expect, test } from 'vitest';

import { searchOf, sharesOf, viewIn } from '../../../console/data-quality/view.ts';
import { dataQualityPolicy } from '../../../domain/data-quality/index.ts';
import { daysBetween } from '../../../domain/kernel/time.ts';
import { on } from '../../given/values.ts';

const TODAY = '2025-06-16';

test.each([
  ['', { from: '2024-06-17', to: TODAY }],
  ['from=2025-01-01&to=2025-03-31', { from: '2025-01-01', to: '2025-03-31' }],
  ['scope=team&id=T1', { scope: 'team', scopeId: 'T1', from: '2024-06-17', to: TODAY }],
  ['scope=region&id=530121001', { scope: 'region', scopeId: '530121001', from: '2024-06-17', to: TODAY }],
  ['scope=county&id=1', { from: '2024-06-17', to: TODAY }],
  ['scope=team', { from: '2024-06-17', to: TODAY }],
  ['from=yesterday', { from: '2024-06-17', to: TODAY }],
])('“%s” is the view %j', (search, view) => {
  expect(viewIn(new URLSearchParams(search), TODAY)).toEqual(view);
});

test('the address of a view leads back to it', () => {
  const view = { scope: 'institution', scopeId: 'I1', from: '2025-01-01', to: '2025-03-31' } as const;
  expect(viewIn(new URLSearchParams(searchOf(view)), TODAY)).toEqual(view);
});

test.each(['2025-06-16', '2024-02-29', '2025-02-28', '2024-12-31'])(
  'the last twelve months before %s are no longer than a check may be',
  (today) => {
    const { from, to } = viewIn(new URLSearchParams(), today);
    expect(daysBetween(on(from), on(to))).toBeLessThan(dataQualityPolicy.mostDays);
  },
);

test('shares are of all readings; what is withheld has none', () => {
  expect(sharesOf([5, 15, null], 40)).toEqual([12.5, 37.5, undefined]);
  expect(sharesOf([0, 0], 0)).toEqual([undefined, undefined]);
  expect(sharesOf([5], null)).toEqual([undefined]);
});
