import { describe, expect, test } from 'vitest';

import { managedSince, programmeNamed, programmeOf, programmes } from '../../../domain/programmes/index.ts';
import { programmeCode } from '../../../domain/programmes/programme-code.ts';
import { anEnrolment, aProgramme, type EnrolmentGiven } from '../../given/records.ts';
import { on } from '../../given/values.ts';

const since = (day: string, ...enrolments: readonly EnrolmentGiven[]): string | undefined =>
  managedSince(enrolments.map(anEnrolment), aProgramme('hypertension').code, on(day));

describe('somebody is managed', () => {
  test('from the day of enrolment on, that day included', () => {
    expect(since('2025-03-09', { enrolledOn: '2025-03-10' })).toBeUndefined();
    expect(since('2025-03-10', { enrolledOn: '2025-03-10' })).toBe('2025-03-10');
    expect(since('2030-01-01', { enrolledOn: '2025-03-10' })).toBe('2025-03-10');
  });

  test('until the day of closing, that day not included', () => {
    const enrolment = { enrolledOn: '2025-03-10', closedOn: '2025-06-30' };
    expect(since('2025-06-29', enrolment)).toBe('2025-03-10');
    expect(since('2025-06-30', enrolment)).toBeUndefined();
  });

  test('never, where an enrolment is closed before it began (A50)', () => {
    expect(since('2025-03-10', { enrolledOn: '2025-03-10', closedOn: '2025-03-01' })).toBeUndefined();
    expect(since('2025-03-01', { enrolledOn: '2025-03-10', closedOn: '2025-03-01' })).toBeUndefined();
  });

  test('since the earliest of several enrolments in force, whatever their order (A10)', () => {
    const early = { enrolledOn: '2024-01-01' };
    const late = { enrolledOn: '2025-01-01' };
    expect(since('2025-03-10', early, late)).toBe('2024-01-01');
    expect(since('2025-03-10', late, early)).toBe('2024-01-01');
  });

  test('since the re-enrolment, where the earlier one is closed', () => {
    const closed = { enrolledOn: '2023-01-01', closedOn: '2024-01-01' };
    expect(since('2025-03-10', closed, { enrolledOn: '2025-01-01' })).toBe('2025-01-01');
    expect(since('2024-06-01', closed, { enrolledOn: '2025-01-01' })).toBeUndefined();
  });

  test('in the programme of the enrolment alone', () => {
    expect(since('2025-03-10', { programme: 'diabetes' })).toBeUndefined();
    expect(since('2025-03-10')).toBeUndefined();
  });
});

describe('the programmes of the service', () => {
  test('are hypertension and diabetes, in this order (A24)', () => {
    expect(programmes.map(({ code }) => code)).toEqual(['hypertension', 'diabetes']);
  });

  test.each(['copd', 'Hypertension', '', 'hypertension '])('“%s” names none', (word) => {
    expect(programmeNamed(word)).toBeUndefined();
  });

  test('are found by name and by code', () => {
    for (const programme of programmes) {
      expect(programmeNamed(programme.code)).toBe(programme);
      expect(programmeOf(programme.code)).toBe(programme);
    }
  });

  test('a record with a code of no programme is a broken world', () => {
    expect(() => programmeOf(programmeCode('copd'))).toThrow('no such programme: copd');
  });

  test.each(['copd', 'type_2', 'a'])('“%s” may be a programme’s code', (word) => {
    expect(programmeCode(word)).toBe(word);
  });

  test.each(['', 'COPD', '2nd', '_copd', 'co-pd', 'copd ', ' copd'])('“%s” may not', (word) => {
    expect(() => programmeCode(word)).toThrow(`not a programme code: ${word}`);
  });
});
