import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { plusDays } from '../../../domain/kernel/time.ts';
import {
  CLOSE_REASONS,
  closeEnrolment,
  enrol,
  type Enrolment,
  type EntryCircumstances,
  evolve,
  managedSince,
  recordScreening,
  type RecordScreening,
  screeningReading,
} from '../../../domain/programmes/index.ts';
import {
  Enrolled,
  EnrolmentClosed,
  type ProgrammeEvent,
  ScreeningRecorded,
} from '../../../events/programmes.ts';
import { datesBetween, holds } from '../../given/properties.ts';
import { anEnrolment, aProgramme, aVisit } from '../../given/records.ts';
import { anId, on, onOrNever } from '../../given/values.ts';

const today = on('2025-06-28');
const hypertension = aProgramme('hypertension').code;
const residentId = anId<'ResidentId'>('R1');

const person = (diedOn?: string, movedOutOn?: string): EntryCircumstances => ({
  today,
  birthDate: on('1970-05-10'),
  diedOn: onOrNever(diedOn),
  movedOutOn: onOrNever(movedOutOn),
});

const enrolling = (
  enrolments: readonly Enrolment[],
  enrolledOn = '2025-06-28',
  circumstances = person(),
): unknown => {
  const result = enrol(
    enrolments,
    { residentId, programme: hypertension, enrolledOn: on(enrolledOn) },
    circumstances,
  );
  return result.ok ? 'enrolled' : result.error;
};

describe('enrolling', () => {
  test('given no management, it begins on the day', () => {
    const result = enrol([], { residentId, programme: hypertension, enrolledOn: on('2025-06-20') }, person());
    const event = {
      type: 'enrolled@1',
      residentId: 'R1',
      programme: 'hypertension',
      enrolledOn: '2025-06-20',
    };
    expect(result).toStrictEqual({ ok: true, value: [event] });
    expect(evolve([], Enrolled.parse(event))).toStrictEqual([anEnrolment({ enrolledOn: '2025-06-20' })]);
  });

  test.each([
    ['2025-06-28', 'enrolled'],
    ['2025-06-29', { code: 'programme/enrolled-after-today', today }],
    ['1970-05-10', 'enrolled'],
    ['1970-05-09', { code: 'programme/enrolled-before-birth', birthDate: '1970-05-10' }],
  ])('somebody born on 1970-05-10, on 2025-06-28, from %s on', (enrolledOn, answer) => {
    expect(enrolling([], enrolledOn)).toEqual(answer);
  });

  test.each([
    ['2025-06-28', { code: 'programme/resident-died', diedOn: '2025-06-28' }],
    ['2025-06-29', 'enrolled'],
  ])('on 2025-06-28 somebody who died on %s', (diedOn, answer) => {
    expect(enrolling([], '2025-06-01', person(diedOn))).toEqual(answer);
  });

  test.each([
    ['2025-06-28', { code: 'programme/resident-moved-out', movedOutOn: '2025-06-28' }],
    ['2025-06-29', 'enrolled'],
  ])('on 2025-06-28 somebody who moved out on %s', (movedOutOn, answer) => {
    expect(enrolling([], '2025-06-01', person(undefined, movedOutOn))).toEqual(answer);
  });

  test('somebody who is managed already is not enrolled beside it, before it or after it', () => {
    const refusal = { code: 'programme/already-enrolled', enrolledOn: '2024-01-01', closedOn: undefined };
    for (const day of ['2023-12-31', '2024-01-01', '2025-06-28']) {
      expect(enrolling([anEnrolment()], day)).toEqual(refusal);
    }
  });

  test('management of another programme is no matter', () => {
    expect(enrolling([anEnrolment({ programme: 'diabetes' })])).toBe('enrolled');
  });

  const closed = { code: 'programme/already-enrolled', enrolledOn: '2024-01-01', closedOn: '2024-09-01' };
  test.each([
    ['2024-08-31', closed],
    ['2024-09-01', 'enrolled'],
    ['2023-12-31', closed],
  ])('somebody managed until 2024-09-01 is enrolled again from %s on', (day, answer) => {
    expect(enrolling([anEnrolment({ closedOn: '2024-09-01' })], day)).toEqual(answer);
  });

  test('management that was never in force bars its own first day alone', () => {
    const never = anEnrolment({ enrolledOn: '2024-03-01', closedOn: '2024-03-01' });
    expect(enrolling([never], '2024-03-01')).toMatchObject({ code: 'programme/already-enrolled' });
    expect(enrolling([never], '2024-02-29')).toBe('enrolled');
    expect(enrolling([never], '2024-03-02')).toBe('enrolled');
  });
});

const closing = (enrolments: readonly Enrolment[], closedOn: string): unknown => {
  const command = { residentId, programme: hypertension, closedOn: on(closedOn), reason: 'refused' } as const;
  const result = closeEnrolment(enrolments, command, today);
  return result.ok ? result.value.map((event) => event.enrolledOn) : result.error;
};

describe('closing', () => {
  test.each(CLOSE_REASONS)('given management in force, it ends on the day: %s', (reason) => {
    const other = anEnrolment({ programme: 'diabetes' });
    const command = { residentId, programme: hypertension, closedOn: on('2025-06-01'), reason };
    const result = closeEnrolment([other, anEnrolment()], command, today);
    const event = { type: 'enrolment-closed@1', ...command, enrolledOn: '2024-01-01' };
    expect(result).toStrictEqual({ ok: true, value: [event] });
    expect(evolve([other, anEnrolment()], EnrolmentClosed.parse(event))).toEqual([
      other,
      anEnrolment({ closedOn: '2025-06-01' }),
    ]);
  });

  test.each([
    ['2025-06-28', ['2024-01-01']],
    ['2025-06-29', { code: 'programme/closed-after-today', today }],
    ['2024-01-01', ['2024-01-01']],
    ['2023-12-31', { code: 'programme/closed-before-enrolment', enrolledOn: '2024-01-01' }],
  ])('management since 2024-01-01, on 2025-06-28, from %s on', (closedOn, answer) => {
    expect(closing([anEnrolment()], closedOn)).toEqual(answer);
  });

  test('nobody is closed who is not managed today', () => {
    const refusal = { code: 'programme/not-enrolled' };
    expect(closing([], '2025-06-01')).toEqual(refusal);
    expect(closing([anEnrolment({ programme: 'diabetes' })], '2025-06-01')).toEqual(refusal);
    expect(closing([anEnrolment({ closedOn: '2025-06-28' })], '2025-06-01')).toEqual(refusal);
    expect(closing([anEnrolment({ closedOn: '2025-06-29' })], '2025-06-01')).toEqual(['2024-01-01']);
    expect(closing([anEnrolment({ enrolledOn: '2025-06-29' })], '2025-06-29')).toEqual(refusal);
  });

  test('of two that an import left in force both end', () => {
    const two = [anEnrolment(), anEnrolment({ enrolledOn: '2025-02-01' })];
    expect(closing(two, '2025-06-01')).toEqual(['2024-01-01', '2025-02-01']);
    expect(closing(two, '2025-01-31')).toEqual({
      code: 'programme/closed-before-enrolment',
      enrolledOn: '2025-02-01',
    });
  });
});

const reading = (more: Partial<RecordScreening>): RecordScreening => {
  const { sbp, dbp } = aVisit({ sbp: 146, dbp: 92 });
  if (sbp === undefined || dbp === undefined) throw new Error('both were given');
  return { residentId, programme: hypertension, measuredOn: today, sbp, dbp, staffId: anId('S1'), ...more };
};

const screening = (more: Partial<RecordScreening>, circumstances = person()): unknown => {
  const result = recordScreening(reading(more), circumstances);
  return result.ok ? 'recorded' : result.error;
};

describe('recording a screening', () => {
  test('keeps what was measured and leaves management as it is', () => {
    const result = recordScreening(reading({ confirmed: true }), person());
    const event = { type: 'screening-recorded@1', ...reading({}) };
    expect(result).toStrictEqual({ ok: true, value: [event] });
    expect(evolve([anEnrolment()], ScreeningRecorded.parse(event))).toEqual([anEnrolment()]);
    expect(screeningReading(ScreeningRecorded.parse(event))).toEqual({
      programme: 'hypertension',
      measuredOn: today,
      sbp: 146,
      dbp: 92,
      fpg: undefined,
    });
  });

  test.each([
    ['2025-06-28', 'recorded'],
    ['2025-06-29', { code: 'programme/measured-after-today', today }],
    ['1970-05-10', 'recorded'],
    ['1970-05-09', { code: 'programme/measured-before-birth', birthDate: '1970-05-10' }],
  ])('on 2025-06-28, measured on %s', (measuredOn, answer) => {
    expect(screening({ measuredOn: on(measuredOn) })).toEqual(answer);
  });

  test.each([
    ['2025-02-01', 'recorded'],
    ['2025-02-02', { code: 'programme/measured-after-death', diedOn: '2025-02-01' }],
  ])('of somebody who died on 2025-02-01, measured on %s', (measuredOn, answer) => {
    expect(screening({ measuredOn: on(measuredOn) }, person('2025-02-01'))).toEqual(answer);
  });

  test('with nothing measured it is none', () => {
    const { sbp: _sbp, dbp: _dbp, ...empty } = reading({});
    expect(recordScreening(empty, person())).toEqual({
      ok: false,
      error: { code: 'programme/nothing-measured' },
    });
  });

  test('a systolic value that is not above the diastolic one is looked at twice', () => {
    const { sbp, dbp } = aVisit({ sbp: 80, dbp: 80 });
    if (sbp === undefined || dbp === undefined) throw new Error('both were given');
    expect(screening({ sbp, dbp })).toEqual({ code: 'programme/sbp-not-above-dbp', sbp: 80, dbp: 80 });
    expect(screening({ sbp, dbp, confirmed: true })).toBe('recorded');
  });
});

test('however often somebody is enrolled and closed, no two times of management overlap', () => {
  const step = fc.record({ isClose: fc.boolean(), at: datesBetween('2025-01-01', '2025-02-10') });
  holds(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const all = steps.reduce<Enrolment[]>((enrolments, { isClose, at }) => {
        const who = { residentId, programme: hypertension };
        const result = isClose
          ? closeEnrolment(enrolments, { ...who, closedOn: at, reason: 'refused' }, today)
          : enrol(enrolments, { ...who, enrolledOn: at }, person());
        const events: readonly ProgrammeEvent[] = result.ok ? result.value : [];
        return events.reduce<Enrolment[]>(evolve, enrolments);
      }, []);
      for (let day = on('2025-01-01'); day <= '2025-02-12'; day = plusDays(day, 1)) {
        const inForce = all.filter((one) => managedSince([one], hypertension, day) !== undefined);
        expect(inForce.length).toBeLessThanOrEqual(1);
      }
    }),
    100,
  );
});
