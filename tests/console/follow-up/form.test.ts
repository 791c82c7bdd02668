import { describe, expect, test } from 'vitest';

import { optionOf } from '../../../console/follow-up/option-of.ts';
import { draftText, readDraft, symptomsAfter, withDrugs } from '../../../console/follow-up/draft.ts';
import {
  doubtsOf,
  faultsOf,
  mayBeConfirmed,
  mayComeLate,
  missingIn,
  refusedProgramme,
} from '../../../console/follow-up/faults.ts';
import {
  ownMeasurements,
  sharedMeasurements,
  sharedNames,
  symptomsOf,
} from '../../../console/follow-up/fields.ts';
import { paperParts } from '../../../console/follow-up/paper-rows.ts';
import { lastDrugs, lastOf } from '../../../console/follow-up/previous.ts';
import { readProblem, refused } from '../../../console/kit/problem.ts';
import { filled, followUp, programme, programmes } from './given-form.ts';

const both = ['hypertension', 'diabetes'];
const names = (list: readonly { readonly name: string }[]): string[] => list.map(({ name }) => name);
const problem = (type: string, path: string, message = '不对'): Error =>
  refused(readProblem(422, { type, title: 'x', errors: [{ path, code: 'x', message }] }));
const order = { sent: both, measured: sharedNames(programmes) };

describe('the form', () => {
  test('asks once what several programmes measure, and apart what one does', () => {
    expect(names(sharedMeasurements(programmes, both))).toEqual(
      expect.arrayContaining(['sbp', 'dbp', 'heartRate', 'weightKg', 'heightCm']),
    );
    expect(names(ownMeasurements(programmes, programme('diabetes')))).toEqual([
      'fpg',
      'ppg',
      'hba1c',
      'temperature',
    ]);
    expect(ownMeasurements(programmes, programme('hypertension'))).toEqual([]);
  });

  test('prints the symptoms of both papers once, and all of them for a programme without a list', () => {
    expect(symptomsOf(both).filter((one) => one === 'oedema')).toEqual(['oedema']);
    expect(symptomsOf(['copd'])).toEqual(symptomsOf(both));
  });

  test('takes no symptom and a symptom for opposites', () => {
    expect(symptomsAfter(['headache'], ['headache', 'none'])).toEqual(['none']);
    expect(symptomsAfter(['none'], ['none', 'headache'])).toEqual(['headache']);
    expect(symptomsAfter(['none'], [])).toEqual([]);
  });

  test('is there again as it was kept, and not where what was kept is none', () => {
    const draft = filled(both, { sbp: '1 4x' });
    expect(readDraft(draftText(draft))).toEqual(draft);
    expect([readDraft(''), readDraft('null'), readDraft('{')]).toEqual([undefined, undefined, undefined]);
  });

  test('does without no answer to how somebody was seen and whether there is danger', () => {
    expect([...missingIn(filled(both, {}))]).toEqual(['mode', 'danger']);
    expect([...missingIn(filled(both, { outcome: 'refused' }))]).toEqual(['mode']);
    expect([...missingIn(filled([], { mode: 'home', danger: 'no' }))]).toEqual(['programmes']);
  });

  test('doubts what is no number, and what is one of another unit', () => {
    const typed = filled(both, { sbp: 'hoch', 'diabetes:fpg': '126', smokingCigarettesPerDay: '十' });
    const draft = withDrugs(typed, 'diabetes', [{ name: 'a', mgEachTime: '5mg?', timesPerDay: '2' }]);
    expect([...doubtsOf(draft, programmes)]).toEqual([
      ['sbp', 'unclear'],
      ['diabetes:fpg', 'other-unit'],
      ['smokingCigarettesPerDay', 'unclear'],
      ['diabetes:drugs.0.mgEachTime', 'unclear'],
    ]);
    expect([...doubtsOf({ ...draft, programmes: ['hypertension'] }, programmes).keys()]).not.toContain(
      'diabetes:fpg',
    );
  });

  test.each([
    ['1', 'clinic'],
    ['3', 'phone'],
    ['4', undefined],
    ['0', undefined],
    ['a', undefined],
  ])('gives %s the answer %s', (key, option) => {
    expect(optionOf(key, ['clinic', 'home', 'phone'])).toBe(option);
  });
});

describe('a refusal', () => {
  test.each([
    ['body.visits.1.fpg', 'diabetes:fpg'],
    ['body.visits.1.sbp', 'sbp'],
    ['body.visits.0.visitedOn', 'visitedOn'],
    ['body.visits.0.form.smokingCigarettesPerDay', 'smokingCigarettesPerDay'],
    ['body.visits.1.form.drugs.0.name', 'diabetes:drugs.0.name'],
    ['body.visit.heartRate', 'heartRate'],
    ['body.lateEntryReason', 'lateEntryReason'],
  ])('of %s stands at %s', (path, place) => {
    expect([...faultsOf(problem('/problems/request/invalid', path), order)]).toEqual([[place, '不对']]);
  });

  test('of one of two visits is told by its programme', () => {
    expect(
      refusedProgramme(problem('/problems/follow-up/not-enrolled', 'body.visits.1.programme'), both),
    ).toBe('diabetes');
    expect(refusedProgramme(new Error('lost'), both)).toBeUndefined();
  });

  test('says whether a second look or a reason lets the visit in', () => {
    const odd = problem('/problems/follow-up/sbp-not-above-dbp', 'body.visits.0.sbp');
    const outside = problem('/problems/follow-up/outside-enrolment', 'body.visits.0.visitedOn');
    expect([mayBeConfirmed(odd), mayComeLate(odd)]).toEqual([true, false]);
    expect([mayBeConfirmed(outside), mayComeLate(outside)]).toEqual([false, true]);
  });
});

describe('the last value', () => {
  const visits = [
    followUp({ id: 'V4', visitedOn: '2026-09-01', outcome: 'lost' }),
    followUp({ id: 'V3', visitedOn: '2026-08-01', programme: 'diabetes', sbp: 130, fpg: 6.1 }),
    followUp({ id: 'V2', visitedOn: '2026-05-01', sbp: 150, form: { drugs: [{ name: '氨氯地平' }] } }),
  ];

  test('of what programmes share is of any of them, the latest one', () => {
    expect(lastOf(visits, 'sbp', { on: '2026-11-23' })).toEqual({ value: 130, on: '2026-08-01' });
  });

  test('of a late entry is what was known before its own day', () => {
    expect(lastOf(visits, 'sbp', { on: '2026-07-31' })).toEqual({ value: 150, on: '2026-05-01' });
  });

  test('of a visit that is corrected is not its own', () => {
    const looked = { on: '2026-11-23', correcting: 'V3' };
    expect(lastOf(visits, 'sbp', looked)).toEqual({ value: 150, on: '2026-05-01' });
    expect(lastOf(visits, 'fpg', looked)).toBeUndefined();
  });

  test('of medicines is the last list of the programme', () => {
    expect(lastDrugs(visits, { on: '2026-11-23', programme: 'hypertension' })).toEqual([
      { name: '氨氯地平' },
    ]);
    expect(lastDrugs(visits, { on: '2026-11-23', programme: 'diabetes' })).toEqual([]);
  });
});

describe('the paper', () => {
  const partsOf = (code: string) =>
    paperParts(filled([code], { mode: 'home', sbp: '145' }), programme(code), { class: '2', nextDate: '' });
  const rowsOf = (code: string): string[] => names(partsOf(code).flatMap(({ rows }) => rows));

  test('gathers its rows as the national form does', () => {
    const named = Object.fromEntries(partsOf('diabetes').map(({ name = '', rows }) => [name, names(rows)]));
    expect(partsOf('diabetes').flatMap(({ name = [] }) => name)).toEqual([
      'signs',
      'lifestyle',
      'medicines',
      'referral',
    ]);
    expect(named['signs']).toContain('bloodPressure');
    expect(named['medicines']).toEqual(['drug', 'drug', 'drug', 'insulin']);
    expect(named['']).toEqual(['nextDate']);
  });

  test('has the rows of its programme', () => {
    expect(rowsOf('hypertension')).toContain('salt');
    expect(rowsOf('hypertension')).not.toContain('hypoglycaemia');
    expect(rowsOf('diabetes')).toEqual(
      expect.arrayContaining(['fpg', 'dorsalisPedisPulse', 'hypoglycaemia', 'insulin', 'stapleFoodGPerDay']),
    );
    expect(rowsOf('diabetes')).not.toContain('salt');
  });

  test('has lines for three medicines to write on', () => {
    expect(rowsOf('hypertension').filter((name) => name === 'drug')).toHaveLength(3);
  });
});
