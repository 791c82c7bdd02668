import { expect, test } from 'vitest';

import { HeadBody } from '../../../../functions/adapters/service-store/bodies.ts';

const head = (views: unknown) => ({ version: 3, viewedOn: '2025-06-16', dueOn: '2025-07-01', views });

test.each([
  ['none', {}],
  ['some', { d: [1, 'abc'], 'm T1': [2, ''] }],
])('what is known of a resident’s views is read as it was stored: %s', (_name, views) => {
  expect(HeadBody.parse(head(views))).toEqual(head(views));
});

test.each([
  ['no views', undefined],
  ['nothing', null],
  ['a list', [[1, 'abc']]],
  ['text', 'd'],
  ['a view without a digest', { d: [1] }],
  ['a view that says more', { d: [1, 'abc', 'x'] }],
  ['a version below one', { d: [0, 'abc'] }],
  ['a version that is no number', { d: ['1', 'abc'] }],
  ['half a version', { d: [1.5, 'abc'] }],
  ['a digest that is no text', { d: [1, 7] }],
  ['one sound view and one that is none', { d: [1, 'abc'], s: 'abc' }],
])('a head that holds %s is none', (_name, views) => {
  expect(HeadBody.safeParse(head(views)).success).toBe(false);
});
