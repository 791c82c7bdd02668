import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { encountersOf } from '../../../domain/data-quality/index.ts';
import { holds } from '../../given/properties.ts';
import { aRecordedVisit } from './given-encounters.ts';

const PRESSURE = { sbp: 138, dbp: 82 } as const;

test('what was recorded of one time for two programmes is one encounter, with the pressures of either', () => {
  const found = encountersOf([
    aRecordedVisit({ id: 'V1', programme: 'diabetes', visitedAt: '09:30' }),
    aRecordedVisit({ id: 'V2', programme: 'hypertension', visitedAt: '09:30', ...PRESSURE }),
  ]);
  expect(found).toMatchObject([{ at: '09:30', pressures: PRESSURE, isSameAgain: undefined }]);
});

test('an attempt that came to nothing is none, nor is what names nobody of the staff', () => {
  expect(encountersOf([aRecordedVisit({ outcome: 'lost' }), aRecordedVisit({ staffId: '' })])).toEqual([]);
});

test('a visit without a time has none', () => {
  expect(encountersOf([aRecordedVisit({ visitedAt: '00:00' })])).toMatchObject([{ at: undefined }]);
});

test.each([
  [{ sbp: 138, dbp: 82 }, true],
  [{ sbp: 138, dbp: 83 }, false],
  [{ sbp: 137, dbp: 82 }, false],
  [{}, undefined],
])('pressures %j after 138/82 the visit before: the very same is %s', (pressures, isSameAgain) => {
  const found = encountersOf([
    aRecordedVisit({ id: 'V1', visitedOn: '2025-01-10', ...PRESSURE }),
    aRecordedVisit({ id: 'V2', visitedOn: '2025-04-10', ...pressures }),
  ]);
  expect(found.map((one) => one.isSameAgain)).toEqual([undefined, isSameAgain]);
});

test('what is measured twice on one day is compared with the day before, not with itself', () => {
  const found = encountersOf([
    aRecordedVisit({ id: 'V1', visitedOn: '2025-01-10', sbp: 150, dbp: 90 }),
    aRecordedVisit({ id: 'V2', visitedOn: '2025-04-10', visitedAt: '09:00', ...PRESSURE }),
    aRecordedVisit({ id: 'V3', visitedOn: '2025-04-10', visitedAt: '09:10', ...PRESSURE }),
  ]);
  expect(found.map((one) => one.isSameAgain)).toEqual([undefined, false, false]);
});

test('a visit without readings does not hide the one before it', () => {
  const found = encountersOf([
    aRecordedVisit({ id: 'V1', visitedOn: '2025-01-10', ...PRESSURE }),
    aRecordedVisit({ id: 'V2', visitedOn: '2025-02-10' }),
    aRecordedVisit({ id: 'V3', visitedOn: '2025-04-10', ...PRESSURE }),
  ]);
  expect(found.map((one) => one.isSameAgain)).toEqual([undefined, undefined, true]);
});

test('encounters are the same in whatever order visits were recorded', () => {
  const visits = Array.from({ length: 6 }, (_, at) =>
    aRecordedVisit({ id: `V${at}`, visitedOn: `2025-0${at + 1}-10`, sbp: 130 + (at % 2), dbp: 80 }),
  );
  holds(
    fc.property(fc.shuffledSubarray(visits, { minLength: visits.length }), (shuffled) => {
      expect(encountersOf(shuffled)).toEqual(encountersOf(visits));
    }),
  );
});
