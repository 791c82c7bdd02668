import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { plusDays } from '../../../domain/kernel/time.ts';
import { type Covered, daysCovered } from '../../../domain/prescriptions/index.ts';
import { aPrescribed, type PrescribedGiven } from '../../given/prescriptions.ts';
import { aProgramme } from '../../given/records.ts';
import { on } from '../../given/values.ts';

const hypertension = aProgramme('hypertension').code;

/** The hundred days from 1 January. */
const period = { from: on('2025-01-01'), until: on('2025-04-11') };

const covered = (...given: readonly PrescribedGiven[]): Covered | undefined =>
  daysCovered(given.map(aPrescribed), hypertension, period);

const filled = (issuedOn: string, supplyDays: number, more: PrescribedGiven = {}): PrescribedGiven => ({
  id: `P-${issuedOn}`,
  issuedOn,
  supplyDays,
  ...more,
});

describe('the proportion of days covered', () => {
  test('is of the days from the first fill in the period to its end', () => {
    expect(covered(filled('2025-01-01', 50))).toEqual({
      ...period,
      days: 100,
      coveredDays: 50,
      share: 0.5,
    });
    expect(covered(filled('2025-02-20', 20))).toEqual({
      from: '2025-02-20',
      until: '2025-04-11',
      days: 50,
      coveredDays: 20,
      share: 0.4,
    });
  });

  test('counts what is left from before the period from its first day on', () => {
    expect(covered(filled('2024-12-22', 30))).toMatchObject({
      from: '2025-01-01',
      days: 100,
      coveredDays: 20,
    });
  });

  test('counts nothing after the period', () => {
    expect(covered(filled('2025-04-10', 84))).toMatchObject({ days: 1, coveredDays: 1, share: 1 });
  });

  test('counts what is filled early after the earlier one, not twice', () => {
    expect(covered(filled('2025-01-01', 28), filled('2025-01-15', 28))).toMatchObject({ coveredDays: 56 });
    expect(covered(filled('2025-01-01', 84), filled('2025-01-15', 84))).toMatchObject({ share: 1 });
  });

  test('is that of days with one drug of the programme at least', () => {
    const other = { drugs: ['valsartan'] };
    expect(covered(filled('2025-01-01', 28), filled('2025-01-15', 28, other))).toMatchObject({
      coveredDays: 42,
    });
    expect(covered(filled('2025-01-01', 84), filled('2025-01-15', 28, other))).toMatchObject({
      coveredDays: 84,
    });
  });

  test('leaves out what was stopped', () => {
    expect(covered(filled('2025-01-01', 84, { stoppedOn: '2025-01-11' }))).toMatchObject({ coveredDays: 10 });
  });

  test('begins with the day on which the drugs were fetched', () => {
    expect(covered(filled('2025-01-01', 28, { dispensedOn: '2025-01-11' }))).toMatchObject({
      from: '2025-01-11',
      days: 90,
      coveredDays: 28,
    });
  });

  test('is none where no day of the period is covered', () => {
    expect(covered()).toBeUndefined();
    expect(covered(filled('2024-12-01', 31))).toBeUndefined();
    expect(covered(filled('2024-12-01', 32))).toMatchObject({ coveredDays: 1 });
    expect(covered(filled('2025-04-11', 28))).toBeUndefined();
    expect(covered(filled('2025-01-01', 28, { programme: 'diabetes' }))).toBeUndefined();
  });

  test('is between 0 and 1, and more supply never makes it less for the same first day', () => {
    const fill = fc.record({
      after: fc.nat(120),
      days: fc.integer({ min: 1, max: 84 }),
      drug: fc.constantFrom('amlodipine', 'valsartan'),
    });
    fc.assert(
      fc.property(fc.array(fill, { maxLength: 8 }), fill, (all, one) => {
        const given = [{ after: 0, days: 1, drug: 'amlodipine' }, ...all].map(({ after, days, drug }, at) =>
          filled(plusDays(period.from, after), days, { id: `P${at}`, drugs: [drug] }),
        );
        const less = covered(...given);
        const more = covered(
          ...given,
          filled(plusDays(period.from, one.after), one.days, { id: 'Q', drugs: [one.drug] }),
        );
        expect(less?.days).toBe(100);
        expect(less?.share).toBeGreaterThan(0);
        expect(more?.share).toBeLessThanOrEqual(1);
        expect(more?.coveredDays).toBeGreaterThanOrEqual(less?.coveredDays ?? 101);
      }),
    );
  });
});
