import { describe, expect, test } from 'vitest';

import { ranges } from '../../../domain/kernel/quantity.ts';
import type { LocalDate } from '../../../domain/kernel/time.ts';
import { selfMeasuredIn, urgentCalls } from '../../../domain/reminders/index.ts';
import type { CallMade } from '../../../events/follow-ups.ts';
import { aReading, anId, on } from '../../given/values.ts';

type Entered = { readonly [name in 'sbp' | 'dbp' | 'fpg' | 'ppg']?: number };

const measuredIn = ({ sbp, dbp, fpg, ppg }: Entered) =>
  selfMeasuredIn({
    sbp: aReading(sbp, ranges.sbp),
    dbp: aReading(dbp, ranges.dbp),
    fpg: aReading(fpg, ranges.fpg),
    ppg: aReading(ppg, ranges.ppg),
  });

const pressure = { kind: 'pressure', sbp: 128, dbp: 76 };

describe('of values that somebody entered together', () => {
  test.each([
    ['nothing', {}, []],
    ['both ends of a pressure', { sbp: 128, dbp: 76 }, [pressure]],
    ['the upper end of a pressure alone', { sbp: 128 }, []],
    ['the lower end of a pressure alone', { dbp: 76 }, []],
    ['glucose before a meal', { fpg: 6.1 }, [{ kind: 'glucose', glucose: 6.1 }]],
    ['glucose after a meal', { ppg: 9.4 }, [{ kind: 'glucose', glucose: 9.4 }]],
    [
      'all of them',
      { sbp: 128, dbp: 76, fpg: 6.1, ppg: 9.4 },
      [pressure, { kind: 'glucose', glucose: 6.1 }, { kind: 'glucose', glucose: 9.4 }],
    ],
  ])('%s may be dangerous as it stands', (_, entered, measured) => {
    expect(measuredIn(entered)).toEqual(measured);
  });
});

const MONDAY = on('2025-06-16');
const TUESDAY = on('2025-06-17');
const taskIdOf = (dueOn: LocalDate): string => `urgent_call:${dueOn}`;

const dangerousOn = (day: LocalDate) => ({ type: 'dangerous', on: day }) as const;
const seen = { type: 'seen' } as const;

const calledAbout = (day: LocalDate, outcome: CallMade['outcome'], taskId = taskIdOf(day)): CallMade => ({
  type: 'call-made@1',
  residentId: anId('R1'),
  taskId,
  calledOn: TUESDAY,
  outcome,
  staffId: anId('S1'),
});

const openAfter = (...facts: Parameters<typeof urgentCalls>[0]) => urgentCalls(facts, taskIdOf);

describe('an urgent call', () => {
  test('is asked for by nothing but a dangerous reading', () => {
    expect(openAfter()).toEqual([]);
    expect(openAfter(seen, calledAbout(MONDAY, 'no_answer'))).toEqual([]);
    expect(openAfter(dangerousOn(MONDAY))).toEqual([MONDAY]);
  });

  test('is one for each day, however many dangerous readings a day has', () => {
    expect(openAfter(dangerousOn(MONDAY), dangerousOn(TUESDAY))).toEqual([MONDAY, TUESDAY]);
    expect(openAfter(dangerousOn(MONDAY), dangerousOn(MONDAY))).toEqual([MONDAY]);
  });

  test.each(['reached', 'refused', 'moved', 'died_reported'] as const)(
    'ends with a call that was %s',
    (outcome) => {
      expect(openAfter(dangerousOn(MONDAY), calledAbout(MONDAY, outcome))).toEqual([]);
    },
  );

  test.each(['no_answer', 'wrong_number'] as const)('stays where nobody was spoken to: %s', (outcome) => {
    expect(openAfter(dangerousOn(MONDAY), calledAbout(MONDAY, outcome))).toEqual([MONDAY]);
  });

  test('ends by a call about its own day alone', () => {
    const both = [dangerousOn(MONDAY), dangerousOn(TUESDAY)];
    expect(openAfter(...both, calledAbout(MONDAY, 'reached'))).toEqual([TUESDAY]);
    expect(openAfter(...both, calledAbout(MONDAY, 'reached', 'refill:2025-06-16'))).toEqual([
      MONDAY,
      TUESDAY,
    ]);
  });

  test('ends for every day once somebody was seen', () => {
    expect(openAfter(dangerousOn(MONDAY), dangerousOn(TUESDAY), seen)).toEqual([]);
  });

  test('opens anew with a dangerous reading after a call or a visit', () => {
    expect(openAfter(dangerousOn(MONDAY), calledAbout(MONDAY, 'reached'), dangerousOn(MONDAY))).toEqual([
      MONDAY,
    ]);
    expect(openAfter(dangerousOn(MONDAY), seen, dangerousOn(TUESDAY))).toEqual([TUESDAY]);
  });
});
