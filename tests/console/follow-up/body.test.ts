import { describe, expect, test } from 'vitest';

import { correctionBody, overrideBody, previewBody, visitBody } from '../../../console/follow-up/body.ts';
import { draftOf, withDrugs, withList } from '../../../console/follow-up/draft.ts';
import { VisitGiven } from '../../../functions/follow-ups/fields.ts';
import { filled, followUp, programme, programmes } from './given-form.ts';

const both = ['hypertension', 'diabetes'];

/** What arrives at the service. */
const sent = (body: unknown): unknown => JSON.parse(JSON.stringify(body));

describe('the visits that are sent of a form', () => {
  const draft = filled(both, {
    mode: 'clinic',
    danger: 'no',
    sbp: '１４５',
    dbp: '88',
    weightKg: '72。5',
    heightCm: '170',
    'diabetes:fpg': '6.8',
    'hypertension:adherence': 'regular',
    'diabetes:adherence': 'none',
    salt: 'light',
    stapleFoodGPerDay: '300',
    smokingCigarettesPerDay: '10',
  });

  test('hold what is typed once in each programme, and what is of one programme only there', () => {
    const [pressure, glucose] = both.map((code) => visitBody(draft, programme(code)));
    expect(pressure).toMatchObject({ sbp: 145, dbp: 88, weightKg: 72.5, adherence: 'regular' });
    expect(glucose).toMatchObject({ sbp: 145, dbp: 88, weightKg: 72.5, fpg: 6.8, adherence: 'none' });
    expect(pressure).not.toHaveProperty('fpg');
  });

  test('hold the rows of their own paper: salt of hypertension, staple food of diabetes', () => {
    expect(sent(visitBody(draft, programme('hypertension')).form)).toEqual({
      smokingCigarettesPerDay: 10,
      salt: 'light',
      bmiKgPerM2: 25.09,
    });
    expect(sent(visitBody(draft, programme('diabetes')).form)).toEqual({
      smokingCigarettesPerDay: 10,
      stapleFoodGPerDay: 300,
      bmiKgPerM2: 25.09,
    });
  });

  test.each(both)('are understood by the service: %s', (code) => {
    const full = withDrugs(draft, code, [{ name: '氨氯地平', mgEachTime: '５', timesPerDay: '1' }]);
    expect(VisitGiven.safeParse(sent(visitBody(full, programme(code)))).error).toBeUndefined();
  });

  test('have danger signs only where the question was answered with yes', () => {
    const signs = withList(draft, 'dangerSigns', ['severe_headache']);
    expect(visitBody(signs, programme('diabetes')).dangerSigns).toEqual([]);
    const asked = { ...signs, texts: { ...signs.texts, danger: 'yes', dangerOther: '抽搐' } };
    expect(visitBody(asked, programme('diabetes')).dangerSigns).toEqual(['severe_headache', '抽搐']);
  });

  test('are attempts alone where nobody was seen: nothing that was typed before counts as measured', () => {
    const lost = { ...draft, texts: { ...draft.texts, outcome: 'lost', reasonNotSeen: '外出务工' } };
    expect(sent(visitBody(lost, programme('hypertension')))).toEqual({
      programme: 'hypertension',
      visitedOn: '2026-11-23',
      mode: 'clinic',
      outcome: 'lost',
      form: { reasonNotSeen: '外出务工' },
    });
  });

  test('leave out what cannot have been meant in the unit of the field', () => {
    const wrong = { ...draft, texts: { ...draft.texts, 'diabetes:fpg': '126' } };
    expect(visitBody(wrong, programme('diabetes'))).not.toHaveProperty('fpg');
  });

  test('are drawn from what the service measures: a programme that is new needs no change', () => {
    const lungs = {
      ...programme('hypertension'),
      code: programme('diabetes').code,
      measurements: [{ name: 'oxygen', unit: '%', least: 50, most: 100, whole: true }],
    };
    const typed = filled(['diabetes'], { mode: 'clinic', danger: 'no', 'diabetes:oxygen': '97' });
    expect(visitBody(typed, lungs)).toHaveProperty('oxygen', 97);
  });
});

describe('a correction', () => {
  const recorded = followUp({
    sbp: 150,
    dbp: 95,
    temperature: 36.6,
    staffId: 'S0001-2',
    symptoms: ['headache'],
    note: '血压计复测',
    adherence: 'regular',
    visitedAt: '08:10',
    form: {
      salt: 'heavy',
      drugs: [{ name: '氨氯地平', mgEachTime: 5 }],
      insulin: { kind: '甘精', usageAndDose: '8u' },
    },
  });

  test('that changes nothing sends the visit as it was recorded', () => {
    const draft = draftOf(recorded, programmes);
    const body = sent(correctionBody(draft, programme('hypertension'), { recorded }));
    const { id: _id, assessment: _a, override: _o, corrections: _c, ...row } = recorded;
    expect(body).toMatchObject(row);
  });
});

describe('what a doctor decides otherwise', () => {
  test('is sent once it is opened, with the class, the day and the reason', () => {
    const typed = {
      'hypertension:override': 'yes',
      'hypertension:override.class': '2',
      'hypertension:override.nextDate': '2026-12-01',
      'hypertension:override.reason': '家属照护',
    };
    expect(overrideBody(filled(both, typed), 'hypertension')).toEqual({
      class: 2,
      nextDate: '2026-12-01',
      reason: '家属照护',
    });
    expect(overrideBody(filled(both, typed), 'diabetes')).toBeUndefined();
  });
});

describe('the preview', () => {
  test('is asked with the visits of its programme before it, without the one that is corrected', () => {
    const visits = [
      followUp({ id: 'V3', sbp: 150, dbp: 95 }),
      followUp({ id: 'V2', programme: 'diabetes', fpg: 7.5 }),
      followUp({ id: 'V1' }),
    ];
    const before = { birthDate: '1960-01-01', visits, correcting: 'V1' };
    const { previous } = previewBody(filled(both, {}), programme('hypertension'), before);
    expect(sent(previous)).toEqual([
      { visitedOn: '2026-08-01', mode: 'clinic', outcome: 'done', sbp: 150, dbp: 95 },
    ]);
  });
});
