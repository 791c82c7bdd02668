import { describe, expect, test } from 'vitest';

import { checkCharacter } from '../../../domain/kernel/id-number.ts';
import {
  consentOf,
  faultsOf,
  type RegisterForm,
  registrationOf,
  saidBy,
} from '../../../console/panel/register-form.ts';

const FORM: RegisterForm = {
  name: ' 钱新月 ',
  sex: 'F',
  birthDate: '1980-03-04',
  regionCode: '530121100201',
  language: 'zh-CN',
  hasAgreed: false,
};

const DIGITS = '53012119800304902';
const NUMBER = DIGITS + checkCharacter(DIGITS);

describe('what is sent of the form of a new record', () => {
  test('is what was filled in, without blanks', () => {
    expect(registrationOf({ ...FORM, phone: '  ', idNumber: ` ${NUMBER} `, phoneOwner: 'self' })).toEqual({
      name: '钱新月',
      sex: 'F',
      birthDate: '1980-03-04',
      regionCode: '530121100201',
      language: 'zh-CN',
      keyGroups: [],
      idNumber: NUMBER,
    });
  });

  test('has an expected delivery of a pregnant woman alone', () => {
    const expecting = { ...FORM, expectedDeliveryOn: '2027-01-01' };
    expect(registrationOf(expecting)).not.toHaveProperty('expectedDeliveryOn');
    expect(registrationOf({ ...expecting, keyGroups: ['pregnant'] })).toHaveProperty('expectedDeliveryOn');
  });

  test('leaves consent to a command of its own, from the day in the clinic on', () => {
    const agreed = { ...FORM, hasAgreed: true, by: 'guardian', method: 'paper' } as const;
    expect(registrationOf(agreed)).not.toHaveProperty('smsConsent');
    expect(consentOf(agreed, '2026-11-23')).toEqual({
      smsConsent: true,
      consent: { by: 'guardian', method: 'paper', at: '2026-11-22T16:00:00.000Z' },
    });
    expect(consentOf(FORM, '2026-11-23')).toBeUndefined();
  });
});

test('a sound identity number says birth date and sex, another text nothing', () => {
  expect(saidBy(NUMBER)).toEqual({ birthDate: '1980-03-04', sex: 'F' });
  expect(saidBy(NUMBER.slice(0, 17))).toBeUndefined();
});

describe('the faults of a refusal', () => {
  const problem = { title: '已有相同证件号码的档案', status: 409, data: {} };

  test('stand at their fields, those of the consent too', () => {
    const errors = [
      { path: 'body.birthDate', code: 'x', message: '不符' },
      { path: 'body.consent.by', code: 'x', message: '须由监护人同意' },
      { path: 'body.other', code: 'x', message: '?' },
    ];
    const faults = faultsOf({ ...problem, type: '/problems/resident/x', errors }, ['birthDate', 'by']);
    expect(faults).toEqual([
      { name: 'birthDate', errors: ['不符'] },
      { name: 'by', errors: ['须由监护人同意'] },
    ]);
  });

  test('name the identity number where another record has it', () => {
    const taken = { ...problem, type: '/problems/resident/same-id-number', errors: [] };
    expect(faultsOf(taken, ['idNumber'])).toEqual([{ name: 'idNumber', errors: [problem.title] }]);
  });
});
