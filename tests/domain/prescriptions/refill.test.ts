import { describe, expect, test } from 'vitest';

import { refillDueOn, supplyEnd } from '../../../domain/prescriptions/index.ts';
import { aPrescription, aProgramme, type PrescriptionGiven } from '../../given/records.ts';
import { on } from '../../given/values.ts';

test.each([
  ['2025-03-10', 28, '2025-04-07'],
  ['2025-03-10', 84, '2025-06-02'],
  ['2025-03-10', 1, '2025-03-11'],
  ['2024-02-01', 28, '2024-02-29'],
])('a supply of %s for %i days runs out on %s', (issuedOn, supplyDays, expected) => {
  expect(supplyEnd(aPrescription({ issuedOn, supplyDays }))).toBe(expected);
});

describe('the day of a refill', () => {
  const due = (day: string, ...given: readonly PrescriptionGiven[]): string | undefined =>
    refillDueOn(given.map(aPrescription), aProgramme('hypertension').code, on(day));

  test('is known from the issue on and falls off 30 days after the supply ran out (A28)', () => {
    const given = { issuedOn: '2025-03-10' };
    expect(due('2025-03-09', given)).toBeUndefined();
    expect(due('2025-03-10', given)).toBe('2025-04-07');
    expect(due('2025-05-06', given)).toBe('2025-04-07');
    expect(due('2025-05-07', given)).toBeUndefined();
    expect(due('2025-05-08', given)).toBeUndefined();
  });

  test('goes by the latest prescription issued by the day, short ones too (A27)', () => {
    const [long, short] = [
      { id: 'P1', issuedOn: '2025-03-10', supplyDays: 84 },
      { id: 'P2', issuedOn: '2025-03-20', supplyDays: 7 },
    ];
    expect(due('2025-03-21', long, short)).toBe('2025-03-27');
    expect(due('2025-03-21', short, long)).toBe('2025-03-27');
    expect(due('2025-03-19', long, short)).toBe('2025-06-02');
  });

  test('of two issued on one day goes by the greatest id by code points', () => {
    const [a, b] = [
      { id: 'P10', supplyDays: 28 },
      { id: 'P9', supplyDays: 7 },
    ];
    expect(due('2025-03-11', a, b)).toBe('2025-03-17');
    expect(due('2025-03-11', b, a)).toBe('2025-03-17');
  });

  test('is none once the latest is stopped, even where an earlier one still runs (A27)', () => {
    const stopped = { id: 'P2', issuedOn: '2025-03-20', stoppedOn: '2025-03-25' };
    expect(due('2025-03-24', stopped)).toBe('2025-04-17');
    expect(due('2025-03-25', stopped)).toBeUndefined();
    expect(due('2025-03-25', { id: 'P1', issuedOn: '2025-03-10', supplyDays: 84 }, stopped)).toBeUndefined();
  });

  test('is that of the programme alone', () => {
    expect(due('2025-03-11', { programme: 'diabetes' })).toBeUndefined();
    expect(due('2025-03-11', { id: 'P1' }, { id: 'P2', programme: 'diabetes', issuedOn: '2025-03-11' })).toBe(
      '2025-04-07',
    );
    expect(due('2025-03-11')).toBeUndefined();
  });
});
