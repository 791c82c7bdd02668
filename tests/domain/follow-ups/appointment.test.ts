import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { suggestedAppointment } from '../../../domain/follow-ups/index.ts';
import { type LocalDate, plusDays, weekdayOf } from '../../../domain/kernel/time.ts';
import { aChain } from '../../given/chains.ts';
import { datesBetween, holds } from '../../given/properties.ts';
import { on } from '../../given/values.ts';

describe('the suggested appointment: earlier where the clinic is closed, never later', () => {
  const days = (...texts: readonly string[]): ReadonlySet<LocalDate> => new Set(texts.map(on));
  const none = { closed: days(), worked: days() };

  test('CH6: two weeks after 2025-03-09 is a Sunday; the appointment is on Friday', () => {
    const [visit] = aChain({ visits: [{ visitedOn: '2025-03-09', sbp: 150, dbp: 94 }] });
    const latestOn = visit?.assessment.task?.latestOn ?? on('9999-12-31');
    expect(latestOn).toBe('2025-03-23');
    expect(suggestedAppointment(latestOn, none)).toBe('2025-03-21');
  });

  test.each([
    ['Friday', '2025-03-21', '2025-03-21'],
    ['Saturday', '2025-03-22', '2025-03-21'],
    ['Sunday', '2025-03-23', '2025-03-21'],
    ['Monday', '2025-03-24', '2025-03-24'],
  ])('a %s', (_, latestOn, expected) => {
    expect(suggestedAppointment(on(latestOn), none)).toBe(expected);
  });

  test('a holiday, and a weekend behind it, move it further', () => {
    expect(suggestedAppointment(on('2025-05-01'), { ...none, closed: days('2025-05-01') })).toBe(
      '2025-04-30',
    );
    expect(suggestedAppointment(on('2025-03-24'), { ...none, closed: days('2025-03-24') })).toBe(
      '2025-03-21',
    );
  });

  test('a weekend that is worked for a holiday is a working day, unless it is closed all the same', () => {
    expect(suggestedAppointment(on('2025-04-27'), { ...none, worked: days('2025-04-27') })).toBe(
      '2025-04-27',
    );
    const both = { closed: days('2025-04-27'), worked: days('2025-04-27') };
    expect(suggestedAppointment(on('2025-04-27'), both)).toBe('2025-04-25');
  });

  test('is the last open day up to the latest date, whatever days are closed or worked', () => {
    const dates = datesBetween('2025-01-01', '2025-02-28');
    const some = fc.array(dates, { maxLength: 30 });
    holds(
      fc.property(dates, some, some, (latestOn, closed, worked) => {
        const holidays = { closed: new Set(closed), worked: new Set(worked) };
        const isOpen = (date: LocalDate): boolean =>
          !closed.includes(date) && (weekdayOf(date) <= 5 || worked.includes(date));
        const appointment = suggestedAppointment(latestOn, holidays);
        expect(appointment <= latestOn).toBe(true);
        expect(isOpen(appointment)).toBe(true);
        for (let date = latestOn; date > appointment; date = plusDays(date, -1))
          expect(isOpen(date)).toBe(false);
      }),
    );
  });
});
