import { describe, expect, test } from 'vitest';

import {
  dispense,
  evolve,
  issue,
  type IssuePrescription,
  type Prescribed,
  renew,
  stop,
} from '../../../domain/prescriptions/index.ts';
import { aDispensing, anIssueContext, aPrescribed, aPrescriptionHistory } from '../../given/prescriptions.ts';
import { aProgramme } from '../../given/records.ts';
import { anId, on } from '../../given/values.ts';

const TODAY = on('2025-04-01');

const CONTEXT = anIssueContext({ prescriber: { role: 'family_doctor', title: 'junior' } });

const PAPERS = {
  prescriptionId: anId<'PrescriptionId'>('P2'),
  issuedOn: TODAY,
  assessed: true,
  patientConfirmed: true,
  recordNote: '达标',
  staffId: anId<'StaffId'>('S1'),
};

const ISSUE: IssuePrescription = {
  ...PAPERS,
  programme: aProgramme('hypertension').code,
  days: 29,
  drugs: [{ name: 'valsartan' }],
};

describe('a refusal says what explains it', () => {
  test.each([
    [on('2025-04-02'), undefined, { code: 'prescription/after-today', today: TODAY }],
    [on('1970-05-09'), undefined, { code: 'prescription/before-birth', birthDate: '1970-05-10' }],
    [TODAY, '2025-03-31', { code: 'prescription/after-death', diedOn: '2025-03-31' }],
  ])('to issue on %s', (issuedOn, diedOn, error) => {
    expect(issue(aPrescriptionHistory([], diedOn), { ...ISSUE, issuedOn }, CONTEXT)).toEqual({
      ok: false,
      error,
    });
  });

  test.each([
    ['2025-03-09', {}, { code: 'prescription/before-issue', issuedOn: '2025-03-10' }],
    ['2025-04-02', {}, { code: 'prescription/after-today', today: TODAY }],
    [
      '2025-04-01',
      { dispensedOn: '2025-03-11' },
      { code: 'prescription/already-dispensed', dispensedOn: '2025-03-11' },
    ],
    ['2025-04-02', { stoppedOn: '2025-03-20' }, { code: 'prescription/stopped', stoppedOn: '2025-03-20' }],
  ])('to dispense on %s what is %j', (day, given, error) => {
    const filling = { prescriptionId: anId<'PrescriptionId'>('P1'), ...aDispensing(day) };
    expect(dispense(aPrescriptionHistory([aPrescribed(given)]), filling, TODAY)).toEqual({
      ok: false,
      error,
    });
  });

  test('to dispense after death', () => {
    const filling = { prescriptionId: anId<'PrescriptionId'>('P1'), ...aDispensing('2025-03-21') };
    expect(dispense(aPrescriptionHistory([aPrescribed()], '2025-03-20'), filling, TODAY)).toEqual({
      ok: false,
      error: { code: 'prescription/after-death', diedOn: '2025-03-20' },
    });
  });
});

describe('the title is asked for', () => {
  const codes = (earlier: Prescribed, command = ISSUE): readonly string[] => {
    const decided = issue(aPrescriptionHistory([earlier]), command, CONTEXT);
    return decided.ok ? decided.value.checks.map(({ code }) => code) : ['refused'];
  };

  test('no more once a long one was issued, be it on the same day or stopped since', () => {
    expect(codes(aPrescribed({ issuedOn: '2025-04-01', supplyDays: 29 }))).toEqual([]);
    expect(codes(aPrescribed({ issuedOn: '2025-03-10', supplyDays: 29, stoppedOn: '2025-03-12' }))).toEqual(
      [],
    );
  });

  test('not for four weeks, be they the first', () => {
    expect(codes(aPrescribed({ supplyDays: 28 }), { ...ISSUE, days: 28 })).toEqual([]);
  });
});

describe('a renewal', () => {
  const old = aPrescribed({ programme: 'diabetes', issuedOn: '2025-03-05', drugs: ['metformin'] });

  test('is of the programme of the old one, whose note and papers it does not take over', () => {
    const noted = { ...old, recordNote: '旧', supplyDays: 28 };
    const decided = renew(
      aPrescriptionHistory([noted]),
      { ...PAPERS, recordNote: undefined, assessed: false, patientConfirmed: false, renewsId: old.id },
      CONTEXT,
    );
    const [event] = decided.ok ? decided.value.events : [];
    expect(event).toMatchObject({ programme: 'diabetes', assessed: false, patientConfirmed: false });
    expect(event).not.toHaveProperty('recordNote');
  });

  test('that a check refuses stops nothing', () => {
    const running = aPrescribed({ issuedOn: '2025-03-25' });
    const command = { ...PAPERS, renewsId: running.id, drugs: [{ name: 'morphine' }] };
    expect(renew(aPrescriptionHistory([running]), command, CONTEXT)).toMatchObject({
      ok: false,
      error: { code: 'prescription/refused', checks: [{ code: 'prescription/excluded-drug' }] },
    });
  });

  test('with another dose, or more often a day, stops what it takes the place of', () => {
    const running = {
      ...aPrescribed({ issuedOn: '2025-03-25' }),
      drugs: [{ name: 'amlodipine', dose: '5mg', timesPerDay: 1 }],
    };
    const stops = (drugs: IssuePrescription['drugs']): boolean => {
      const decided = renew(
        aPrescriptionHistory([running]),
        { ...PAPERS, renewsId: running.id, drugs },
        CONTEXT,
      );
      return decided.ok && decided.value.events.some(({ type }) => type === 'prescription-stopped@1');
    };
    expect(stops([{ name: 'amlodipine', dose: '5mg', timesPerDay: 1 }])).toBe(false);
    expect(stops([{ name: 'amlodipine', dose: '5mg', timesPerDay: 2 }])).toBe(true);
    expect(stops([{ name: 'amlodipine', dose: '10mg', timesPerDay: 1 }])).toBe(true);
  });
});

test('what was stopped keeps no note that was not made, and others stay as they are', () => {
  const other = aPrescribed({ id: 'P9' });
  const step = {
    prescriptionId: anId<'PrescriptionId'>('P1'),
    stoppedOn: TODAY,
    reason: 'not_controlled',
    staffId: anId<'StaffId'>('S1'),
  } as const;
  const done = stop(aPrescriptionHistory([aPrescribed(), other]), step, TODAY);
  const after = done.ok ? done.value.reduce(evolve, [aPrescribed(), other]) : [];
  expect(after).toEqual([
    { ...aPrescribed(), stoppedOn: TODAY, stopReason: 'not_controlled', stopNote: undefined },
    other,
  ]);
});
