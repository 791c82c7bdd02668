import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { daysBetween, plusDays } from '../../../domain/kernel/time.ts';
import {
  isRunning,
  type Prescribed,
  runsOutOn,
  supplyTimeline,
} from '../../../domain/prescriptions/index.ts';
import { aPrescribed, type PrescribedGiven } from '../../given/prescriptions.ts';
import { on } from '../../given/values.ts';

const LATER = on('2025-12-31');

const shown = (given: readonly PrescribedGiven[], day = LATER): string[] =>
  supplyTimeline(given.map(aPrescribed), day).map(
    ({ drug, supplies, runsOutOn: end }) =>
      `${drug}: ${supplies.map((one) => `${one.prescriptionId} ${one.from}–${one.until}`).join(', ')} → ${end}`,
  );

describe('the supply of a drug', () => {
  test('begins on the day of issue as long as nobody says when it was filled', () => {
    expect(shown([{}])).toEqual(['amlodipine: P1 2025-03-10–2025-04-07 → 2025-04-07']);
  });

  test('begins on the day on which it was filled, from that day on', () => {
    const given = [{ dispensedOn: '2025-03-13' }];
    expect(shown(given)).toEqual(['amlodipine: P1 2025-03-13–2025-04-10 → 2025-04-10']);
    expect(shown(given, on('2025-03-13'))).toEqual(['amlodipine: P1 2025-03-13–2025-04-10 → 2025-04-10']);
    expect(shown(given, on('2025-03-12'))).toEqual(['amlodipine: P1 2025-03-10–2025-04-07 → 2025-04-07']);
  });

  test('that is filled early is used when the earlier one ends', () => {
    expect(shown([{ id: 'P2', issuedOn: '2025-04-01' }, {}])).toEqual([
      'amlodipine: P1 2025-03-10–2025-04-07, P2 2025-04-07–2025-05-05 → 2025-05-05',
    ]);
  });

  test('that is filled late leaves days without', () => {
    expect(shown([{}, { id: 'P2', issuedOn: '2025-04-10' }])).toEqual([
      'amlodipine: P1 2025-03-10–2025-04-07, P2 2025-04-10–2025-05-08 → 2025-05-08',
    ]);
  });

  test('of two prescriptions of one day goes by their ids', () => {
    expect(shown([{ id: 'P9', supplyDays: 7 }, { id: 'P10' }])).toEqual([
      'amlodipine: P10 2025-03-10–2025-04-07, P9 2025-04-07–2025-04-14 → 2025-04-14',
    ]);
  });

  test('ends on the day on which it is stopped, known from that day on', () => {
    const given = [{ stoppedOn: '2025-03-20' }];
    expect(shown(given)).toEqual(['amlodipine: P1 2025-03-10–2025-03-20 → 2025-03-20']);
    expect(shown(given, on('2025-03-20'))).toEqual(['amlodipine: P1 2025-03-10–2025-03-20 → 2025-03-20']);
    expect(shown(given, on('2025-03-19'))).toEqual(['amlodipine: P1 2025-03-10–2025-04-07 → 2025-04-07']);
  });

  test('that is stopped after it ran out ends when it ran out', () => {
    expect(shown([{ stoppedOn: '2025-05-01' }])).toEqual([
      'amlodipine: P1 2025-03-10–2025-04-07 → 2025-04-07',
    ]);
  });

  test('that is stopped before it was begun is none', () => {
    expect(shown([{ stoppedOn: '2025-03-10' }])).toEqual([]);
    expect(shown([{}, { id: 'P2', issuedOn: '2025-04-01', stoppedOn: '2025-04-05' }])).toEqual([
      'amlodipine: P1 2025-03-10–2025-04-07 → 2025-04-07',
    ]);
  });

  test('that takes the place of a stopped one begins at once', () => {
    expect(shown([{ stoppedOn: '2025-03-20' }, { id: 'P2', issuedOn: '2025-03-20' }])).toEqual([
      'amlodipine: P1 2025-03-10–2025-03-20, P2 2025-03-20–2025-04-17 → 2025-04-17',
    ]);
  });

  test('is of each drug by itself, however it is written, in the order of their keys', () => {
    const given = [
      { drugs: ['氨氯地平', '某新药', '苯磺酸氨氯地平片'] },
      { id: 'P2', issuedOn: '2025-04-01', drugs: ['amlodipine', '缬沙坦'] },
    ];
    expect(shown(given)).toEqual([
      'amlodipine: P1 2025-03-10–2025-04-07, P2 2025-04-07–2025-05-05 → 2025-05-05',
      'valsartan: P2 2025-04-01–2025-04-29 → 2025-04-29',
      '某新药: P1 2025-03-10–2025-04-07 → 2025-04-07',
    ]);
  });

  test('is not known before the prescription was issued', () => {
    expect(shown([{}], on('2025-03-09'))).toEqual([]);
    expect(shown([{}], on('2025-03-10'))).toHaveLength(1);
  });

  test('has no day twice, and as many days as were given, whatever the order', () => {
    const one = fc.record({ after: fc.nat(200), days: fc.integer({ min: 1, max: 84 }) });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 8 }), (all) => {
        const given = all.map(({ after, days }, at) =>
          aPrescribed({ id: `P${at}`, issuedOn: plusDays(on('2025-01-01'), after), supplyDays: days }),
        );
        const day = on('2027-12-31');
        const [timeline] = supplyTimeline(given, day);
        expect(supplyTimeline(given.toReversed(), day)).toEqual([timeline]);
        const supplies = timeline?.supplies ?? [];
        for (const [at, { until }] of supplies.entries())
          expect(until <= (supplies[at + 1]?.from ?? until)).toBe(true);
        const had = supplies.reduce((sum, { from, until }) => sum + daysBetween(from, until), 0);
        expect(had).toBe(all.reduce((sum, { days }) => sum + days, 0));
      }),
    );
  });
});

describe('a prescription', () => {
  const running = (prescriptions: readonly Prescribed[], day: string): boolean[] => {
    const timeline = supplyTimeline(prescriptions, on(day));
    return prescriptions.map((one) => isRunning(one, timeline, on(day)));
  };

  test('runs from its issue until the day on which its last drug has run out', () => {
    const first = aPrescribed();
    const second = aPrescribed({ id: 'P2', issuedOn: '2025-04-01' });
    expect(running([first, second], '2025-03-09')).toEqual([false, false]);
    expect(running([first, second], '2025-03-31')).toEqual([true, false]);
    expect(running([first, second], '2025-04-01')).toEqual([true, true]);
    expect(running([first, second], '2025-04-06')).toEqual([true, true]);
    expect(running([first, second], '2025-04-07')).toEqual([false, true]);
    expect(running([first, second], '2025-05-04')).toEqual([false, true]);
    expect(running([first, second], '2025-05-05')).toEqual([false, false]);
  });

  test('runs as long as the longest of its drugs', () => {
    const both = aPrescribed({ id: 'P2', issuedOn: '2025-04-01', drugs: ['valsartan', 'amlodipine'] });
    const timeline = supplyTimeline([aPrescribed(), both], LATER);
    expect(runsOutOn(both, timeline)).toBe('2025-05-05');
  });

  test('runs until it is stopped', () => {
    const stopped = aPrescribed({ stoppedOn: '2025-03-20' });
    expect(running([stopped], '2025-03-19')).toEqual([true]);
    expect(running([stopped], '2025-03-20')).toEqual([false]);
    expect(runsOutOn(stopped, supplyTimeline([stopped], LATER))).toBe('2025-03-20');
  });

  test('of which nothing is taken runs out on the day that it was stopped, else by its own days', () => {
    expect(runsOutOn(aPrescribed({ stoppedOn: '2025-03-10' }), [])).toBe('2025-03-10');
    expect(runsOutOn(aPrescribed(), [])).toBe('2025-04-07');
  });
});
