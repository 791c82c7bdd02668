import { describe, expect, test } from 'vitest';

import {
  dispense,
  type DispensePrescription,
  evolve,
  issue,
  type IssueContext,
  type IssuePrescription,
  type Prescribed,
  renew,
  type RenewPrescription,
  stop,
  type StopPrescription,
} from '../../../domain/prescriptions/index.ts';
import { aDispensing, anIssueContext, aPrescribed, aPrescriptionHistory } from '../../given/prescriptions.ts';
import { aProgramme } from '../../given/records.ts';
import { anId, on } from '../../given/values.ts';

const today = on('2025-04-01');

const context = anIssueContext();

const sound: IssuePrescription = {
  prescriptionId: anId('P2'),
  programme: aProgramme('hypertension').code,
  issuedOn: today,
  days: 56,
  drugs: [{ name: 'amlodipine', dose: '5mg', timesPerDay: 1 }],
  assessed: true,
  patientConfirmed: true,
  recordNote: ' 血压达标 ',
  staffId: anId('S1'),
};

const issuedOf = (
  given: Partial<IssuePrescription> = {},
  prescriptions: readonly Prescribed[] = [],
  more: Partial<IssueContext> = {},
) => issue(aPrescriptionHistory(prescriptions), { ...sound, ...given }, { ...context, ...more });

const codesOf = (decided: ReturnType<typeof issue>): string[] => {
  if (decided.ok) return decided.value.checks.map(({ code }) => code);
  return decided.error.code === 'prescription/refused'
    ? decided.error.checks.map(({ code }) => code)
    : [decided.error.code];
};

describe('to issue', () => {
  test('a sound prescription leaves the fact', () => {
    const { drugs, programme } = sound;
    expect(issuedOf()).toEqual({
      ok: true,
      value: {
        events: [
          {
            type: 'prescription-issued@1',
            prescriptionId: 'P2',
            residentId: 'R1',
            programme,
            issuedOn: today,
            days: 56,
            drugs,
            assessed: true,
            patientConfirmed: true,
            recordNote: '血压达标',
            staffId: 'S1',
            warnings: [],
          },
        ],
        checks: [],
      },
    });
  });

  test('with warnings keeps which they were', () => {
    const decided = issuedOf({ drugs: [{ name: '某新药' }] }, [], {
      prescriber: { role: 'other', title: '' },
    });
    expect(decided).toMatchObject({
      ok: true,
      value: { events: [{ warnings: ['prescription/title', 'prescription/unknown-drug'] }] },
    });
    expect(codesOf(decided)).toEqual(['prescription/title', 'prescription/unknown-drug']);
  });

  test('what a check refuses tells every objection, warnings too', () => {
    const decided = issuedOf({ days: 90, drugs: [{ name: '某新药' }] });
    expect(decided.ok).toBe(false);
    expect(codesOf(decided)).toEqual(['prescription/over-national-limit', 'prescription/unknown-drug']);
  });

  test('a record note of nothing but spaces is none', () => {
    expect(codesOf(issuedOf({ recordNote: '  ' }))).toEqual(['prescription/papers-missing']);
    const short = issuedOf({ days: 28, recordNote: ' ' });
    expect(short).toMatchObject({ ok: true });
    expect(JSON.stringify(short)).not.toContain('recordNote');
  });

  test('asks for the title only for the first long one of the programme', () => {
    const prescriber = { role: 'family_doctor', title: 'junior' };
    const earlier = (given: Parameters<typeof aPrescribed>[0]) =>
      codesOf(
        issuedOf({}, [aPrescribed({ issuedOn: '2024-03-10', supplyDays: 29, ...given })], { prescriber }),
      );
    expect(codesOf(issuedOf({}, [], { prescriber }))).toEqual(['prescription/title']);
    expect(codesOf(issuedOf({}, [], { prescriber: undefined }))).toEqual(['prescription/title']);
    expect(earlier({})).toEqual([]);
    expect(earlier({ supplyDays: 28 })).toEqual(['prescription/title']);
    expect(earlier({ programme: 'diabetes' })).toEqual(['prescription/title']);
    expect(earlier({ issuedOn: '2025-04-02' })).toEqual(['prescription/title']);
  });

  test('counts what is left of the drugs on the day of issue, and names a drug once', () => {
    const before = [aPrescribed({ issuedOn: '2025-03-20', supplyDays: 30 })];
    const drugs = [{ name: '氨氯地平' }, { name: '氨氯地平', dose: '5mg' }];
    expect(codesOf(issuedOf({ drugs }, before))).toEqual(['prescription/overlap']);
    expect(codesOf(issuedOf({ drugs, issuedOn: on('2025-03-19'), days: 7 }, before))).toEqual([]);
  });

  test('only on a day of their life, up to today', () => {
    const decide = (issuedOn: string, diedOn?: string) =>
      codesOf(
        issue(aPrescriptionHistory([], diedOn), { ...sound, days: 7, issuedOn: on(issuedOn) }, context),
      );
    expect(decide('2025-04-01')).toEqual([]);
    expect(decide('2025-04-02')).toEqual(['prescription/after-today']);
    expect(decide('1970-05-09')).toEqual(['prescription/before-birth']);
    expect(decide('1970-05-10')).toEqual([]);
    expect(decide('2025-04-01', '2025-04-01')).toEqual([]);
    expect(decide('2025-04-01', '2025-03-31')).toEqual(['prescription/after-death']);
  });
});

describe('to renew', () => {
  const renewal: RenewPrescription = {
    prescriptionId: anId('P2'),
    renewsId: anId('P1'),
    issuedOn: today,
    assessed: true,
    patientConfirmed: true,
    recordNote: '达标',
    staffId: anId('S1'),
  };
  const old = aPrescribed({ issuedOn: '2025-03-05', supplyDays: 28 });
  const decide = (given: Partial<RenewPrescription> = {}, before: Prescribed = old) =>
    renew(aPrescriptionHistory([before]), { ...renewal, ...given }, context);

  test('keeps drugs, days and programme where nothing is said of them', () => {
    expect(decide()).toMatchObject({
      ok: true,
      value: {
        events: [
          { type: 'prescription-issued@1', renewsId: 'P1', days: 28, drugs: [{ name: 'amlodipine' }] },
        ],
      },
    });
    expect(decide({ days: 56 })).toMatchObject({ ok: true, value: { events: [{ days: 56 }] } });
  });

  test('goes through the same checks', () => {
    expect(codesOf(decide({ days: 61 }))).toEqual(['prescription/over-county-limit']);
    const plenty = aPrescribed({ issuedOn: '2025-03-25' });
    expect(codesOf(decide({}, plenty))).toEqual(['prescription/overlap']);
  });

  test('with other drugs stops the old one on the day, whose supply counts no more', () => {
    const plenty = aPrescribed({ issuedOn: '2025-03-25', drugs: ['amlodipine', 'valsartan'] });
    const decided = decide({ drugs: [{ name: 'amlodipine', dose: '10mg' }] }, plenty);
    expect(decided).toMatchObject({
      ok: true,
      value: {
        checks: [],
        events: [
          {
            type: 'prescription-stopped@1',
            prescriptionId: 'P1',
            stoppedOn: today,
            reason: 'changed',
            staffId: 'S1',
          },
          { type: 'prescription-issued@1', prescriptionId: 'P2', renewsId: 'P1' },
        ],
      },
    });
  });

  test('with the same drugs in another order stops nothing', () => {
    const both = aPrescribed({ issuedOn: '2025-03-05', drugs: ['amlodipine', 'valsartan'] });
    expect(decide({ drugs: both.drugs.toReversed() }, both)).toMatchObject({ value: { events: [{}] } });
  });

  const plenty = {
    ...aPrescribed({ issuedOn: '2025-03-25' }),
    drugs: [{ name: 'amlodipine', dose: '5mg', timesPerDay: 1 }],
  };

  test.each(['氨氯地平', '苯磺酸氨氯地平片', 'Amlodipine besylate'])(
    'with the same drug under another name, %s, stops nothing, and what is left is used up first',
    (name) => {
      const decided = decide({ drugs: [{ name, dose: '5mg', timesPerDay: 1 }] }, plenty);
      expect(decided).toMatchObject({ value: { events: [{ type: 'prescription-issued@1' }] } });
      expect(codesOf(decided)).toEqual(['prescription/overlap']);
    },
  );

  test('with the same drug in another dose stops the old one, whatever it is called', () => {
    expect(decide({ drugs: [{ name: '氨氯地平', dose: '10mg', timesPerDay: 1 }] }, plenty)).toMatchObject({
      value: { events: [{ type: 'prescription-stopped@1' }, { type: 'prescription-issued@1' }] },
    });
  });

  test('with other drugs stops nothing that has run out', () => {
    const ended = aPrescribed({ issuedOn: '2025-03-04', supplyDays: 28 });
    const drugs = [{ name: 'valsartan' }];
    const types = (before: Prescribed) => {
      const decided = decide({ drugs }, before);
      return decided.ok ? decided.value.events.map(({ type }) => type) : [];
    };
    expect(types(ended)).toEqual(['prescription-issued@1']);
    expect(types(old)).toEqual(['prescription-stopped@1', 'prescription-issued@1']);
  });

  test('is for a prescription of theirs, not stopped, and not before it', () => {
    expect(codesOf(decide({ renewsId: anId('P7') }))).toEqual(['prescription/not-found']);
    expect(decide({}, aPrescribed({ stoppedOn: '2025-03-20' }))).toEqual({
      ok: false,
      error: { code: 'prescription/stopped', stoppedOn: '2025-03-20' },
    });
    expect(decide({ issuedOn: on('2025-03-04') })).toEqual({
      ok: false,
      error: { code: 'prescription/before-issue', issuedOn: '2025-03-05' },
    });
    expect(codesOf(decide({ issuedOn: on('2025-03-05') }))).toContain('prescription/overlap');
  });
});

const filling = (given: Partial<DispensePrescription> = {}): DispensePrescription => ({
  prescriptionId: anId('P1'),
  ...aDispensing('2025-03-12'),
  ...given,
});

describe('to dispense', () => {
  test('leaves where, when and by whom', () => {
    expect(dispense(aPrescriptionHistory([aPrescribed()]), filling(), today)).toEqual({
      ok: true,
      value: [
        {
          type: 'prescription-dispensed@1',
          prescriptionId: 'P1',
          residentId: 'R1',
          ...aDispensing('2025-03-12'),
        },
      ],
    });
  });

  test.each([
    ['a day before the issue', { dispensedOn: on('2025-03-09') }, {}, 'prescription/before-issue'],
    ['tomorrow', { dispensedOn: on('2025-04-02') }, {}, 'prescription/after-today'],
    ['a second time', {}, { dispensedOn: '2025-03-11' }, 'prescription/already-dispensed'],
    ['what was stopped', {}, { stoppedOn: '2025-03-11' }, 'prescription/stopped'],
    ['what is not theirs', { prescriptionId: anId<'PrescriptionId'>('P7') }, {}, 'prescription/not-found'],
  ])('%s is refused', (...[, command, given, code]) => {
    const decided = dispense(aPrescriptionHistory([aPrescribed(given)]), filling(command), today);
    expect(decided).toMatchObject({ ok: false, error: { code } });
  });

  test.each(['2025-03-10', '2025-04-01'])('on the first and the last possible day goes: %s', (day) => {
    const decided = dispense(aPrescriptionHistory([aPrescribed()]), filling({ dispensedOn: on(day) }), today);
    expect(decided.ok).toBe(true);
  });

  test('to somebody who has died is refused from the day after', () => {
    const decide = (day: string) =>
      dispense(aPrescriptionHistory([aPrescribed()], '2025-03-12'), filling({ dispensedOn: on(day) }), today);
    expect(decide('2025-03-12').ok).toBe(true);
    expect(decide('2025-03-13')).toMatchObject({ error: { code: 'prescription/after-death' } });
  });
});

describe('to stop', () => {
  const stopping = (given: Partial<StopPrescription> = {}): StopPrescription => ({
    prescriptionId: anId('P1'),
    stoppedOn: on('2025-03-20'),
    reason: 'admitted',
    staffId: anId('S1'),
    ...given,
  });

  test('leaves the day, the reason and what was noted', () => {
    const fact = {
      type: 'prescription-stopped@1',
      residentId: 'R1',
      prescriptionId: 'P1',
      stoppedOn: '2025-03-20',
      reason: 'admitted',
      staffId: 'S1',
    };
    const decide = (note?: string) => stop(aPrescriptionHistory([aPrescribed()]), stopping({ note }), today);
    expect(decide()).toEqual({ ok: true, value: [fact] });
    expect(decide('  ')).toEqual({ ok: true, value: [fact] });
    expect(decide(' 住院 ')).toEqual({ ok: true, value: [{ ...fact, note: '住院' }] });
  });

  test.each([
    ['2025-03-09', 'prescription/before-issue'],
    ['2025-03-10', undefined],
    ['2025-04-01', undefined],
    ['2025-04-02', 'prescription/after-today'],
  ])('on %s: %s', (day, code) => {
    const decided = stop(aPrescriptionHistory([aPrescribed()]), stopping({ stoppedOn: on(day) }), today);
    expect(decided.ok ? undefined : decided.error.code).toBe(code);
  });

  test('twice is refused', () => {
    const decided = stop(aPrescriptionHistory([aPrescribed({ stoppedOn: '2025-03-11' })]), stopping(), today);
    expect(decided).toEqual({ ok: false, error: { code: 'prescription/stopped', stoppedOn: '2025-03-11' } });
  });
});

describe('what happened', () => {
  test('is told of each prescription by itself, and once', () => {
    const issued = issuedOf();
    const first = issued.ok ? issued.value.events : [];
    const filled = dispense(aPrescriptionHistory([aPrescribed()]), filling(), today);
    const events = [...first, ...(filled.ok ? filled.value : [])];
    const after = events.reduce(evolve, [aPrescribed()]);
    expect(after).toEqual([
      { ...aPrescribed(), dispensed: aDispensing('2025-03-12') },
      expect.objectContaining({ id: 'P2', supplyDays: 56, recordNote: '血压达标', stoppedOn: undefined }),
    ]);
    expect(events.reduce(evolve, after)).toEqual(after);
    const ended = stop(
      aPrescriptionHistory(after),
      { prescriptionId: anId('P2'), stoppedOn: today, reason: 'other', note: '转院', staffId: anId('S1') },
      today,
    );
    expect((ended.ok ? ended.value : []).reduce(evolve, after)).toEqual([
      after[0],
      { ...after[1], stoppedOn: today, stopReason: 'other', stopNote: '转院' },
    ]);
  });

  test('of a prescription that is not there changes nothing', () => {
    const filled = dispense(aPrescriptionHistory([aPrescribed()]), filling(), today);
    const other = aPrescribed({ id: 'P9' });
    expect((filled.ok ? filled.value : []).reduce(evolve, [other])).toEqual([other]);
  });
});
