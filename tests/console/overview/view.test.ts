import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  addressOfView,
  goneInto,
  readView,
  type Scope,
  shownArea,
  usualParts,
  type View,
} from '../../../console/overview/view.ts';

const read = (search: string): View => readView(new URLSearchParams(search));
const OWN = { scope: 'region', id: '530121' } as const;

const scopes = fc.constantFrom<Scope>('region', 'institution', 'team');
const ids = fc.stringMatching(/^[A-Za-z0-9_.-]{1,64}$/);
const days = fc.constantFrom('2025-06-16', '2024-02-29');
const views: fc.Arbitrary<View> = fc.record({
  trail: fc.array(fc.record({ scope: scopes, id: ids }), { maxLength: 4 }),
  indicator: ids,
  group: ids,
  on: fc.option(days, { nil: undefined }),
  versus: fc.option(days, { nil: undefined }),
  by: fc.option(scopes, { nil: undefined }),
});

describe('the address of an overview', () => {
  test('holds all that is looked at', () => {
    fc.assert(
      fc.property(views, (view) => {
        expect(read(addressOfView(view))).toEqual(view);
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  test('that says nothing means everybody’s contract rate in one’s own area, live', () => {
    expect(read('')).toEqual({ trail: [], indicator: 'contract_rate', group: 'all' });
    expect(shownArea(read(''), OWN)).toEqual(OWN);
  });

  test.each(['at=village:1', 'at=region:', 'at=530121', 'on=yesterday', 'by=street'])(
    'that says %s wrong is read without it',
    (search) => {
      expect(read(search)).toEqual(read(''));
    },
  );
});

test('going into a township shows it, compared in its usual way', () => {
  const view = goneInto({ ...read('by=team&group=key'), trail: [] }, { scope: 'region', id: '530121100' });
  expect(shownArea(view, OWN)).toEqual({ scope: 'region', id: '530121100' });
  expect(view).toMatchObject({ group: 'key', by: undefined });
});

test.each([
  ['region', '530121', 'region'],
  ['region', '530121100', 'region'],
  ['region', '530121100201', 'team'],
  ['institution', 'I1', 'team'],
  ['team', 'T1', 'region'],
] as const)('a %s (%s) is divided into parts of kind %s', (scope, id, parts) => {
  expect(usualParts({ scope, id })).toBe(parts);
});
