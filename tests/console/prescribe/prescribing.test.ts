import { describe, expect, test } from 'vitest';

import {
  type Draft,
  draftLike,
  drugText,
  emptyDraft,
  issueBody,
  missingIn,
  type Prescription,
  suggestionsOf,
  withDrug,
} from '../../../console/prescribe/prescribing.ts';
import { issuePrescription } from '../../../functions/prescriptions/api.ts';

const TODAY = '2026-03-10';

const before = (drugs: Prescription['drugs']): Pick<Prescription, 'drugs'> => ({ drugs });
const AMLODIPINE = { name: '氨氯地平', dose: '5 mg', timesPerDay: 1, code: 'amlodipine' };

const written = (): Draft => ({
  ...emptyDraft(TODAY, 'hypertension'),
  days: 28,
  drugs: [
    { key: 0, name: ' 氨氯地平 ', dose: '5 mg', timesPerDay: 1 },
    { key: 1, name: ' ', dose: '' },
  ],
});

describe('what is sent to check or issue', () => {
  test('is taken by the service as it is, lines without a name left out', () => {
    const body = issueBody(written());
    expect(body?.drugs).toEqual([{ name: '氨氯地平', dose: '5 mg', timesPerDay: 1 }]);
    expect(issuePrescription.body.safeParse(body).success).toBe(true);
  });

  test('waits until programme, drug, days and day are said', () => {
    const empty = emptyDraft(TODAY, undefined);
    expect(missingIn({ ...empty, issuedOn: undefined })).toEqual([
      'needsProgramme',
      'needsDrugs',
      'needsDays',
      'needsIssuedOn',
    ]);
    expect(issueBody({ ...written(), days: undefined })).toBeUndefined();
    expect(issueBody({ ...written(), drugs: [] })).toBeUndefined();
  });

  test('says the record note and the prescriber only where there are some', () => {
    expect(issueBody({ ...written(), recordNote: '  ' })).not.toHaveProperty('recordNote');
    expect(issueBody({ ...written(), recordNote: ' 平稳 ', staffId: 'S1' })).toMatchObject({
      recordNote: '平稳',
      staffId: 'S1',
    });
  });
});

test('a renewal begins with the drugs and days of the old one, and asks for its papers anew', () => {
  const draft = draftLike({ programme: 'hypertension', days: 56, drugs: [AMLODIPINE] }, TODAY);
  expect(draft).toMatchObject({
    programme: 'hypertension',
    days: 56,
    issuedOn: TODAY,
    assessed: false,
    patientConfirmed: false,
    drugs: [{ name: '氨氯地平', dose: '5 mg', timesPerDay: 1 }],
  });
});

test('what somebody had before is suggested once, whole', () => {
  const suggestions = suggestionsOf([before([AMLODIPINE]), before([AMLODIPINE, { name: '二甲双胍' }])]);
  expect(new Set(suggestions.keys())).toEqual(new Set(['氨氯地平 5 mg ×1', '二甲双胍']));
  expect(suggestions.get('氨氯地平 5 mg ×1')).toEqual(AMLODIPINE);
});

test('a drug without dose and times is its name', () => {
  expect(drugText({ name: '二甲双胍' })).toBe('二甲双胍');
});

test('every drug that is added has a key of its own', () => {
  const drugs = withDrug(withDrug(withDrug([]).slice(1)));
  expect(new Set(drugs.map(({ key }) => key)).size).toBe(drugs.length);
});
