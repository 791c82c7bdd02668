import { describe, expect, test } from 'vitest';

import { type Consent, refusalToSigner } from '../../../domain/contracts/index.ts';
import { on } from '../../given/values.ts';

const TODAY = on('2025-06-16');

const agreed = (told: Partial<Consent> = {}): Consent => ({
  by: 'resident',
  at: TODAY,
  method: 'signature',
  ...told,
});

const adult = { birthDate: on('1970-05-10'), isResident: true };

describe('who may sign', () => {
  test('an adult who agreed by today', () => {
    expect(refusalToSigner(adult, agreed(), TODAY)).toBeUndefined();
    expect(refusalToSigner(adult, agreed({ at: on('2025-01-01') }), TODAY)).toBeUndefined();
  });

  test.each([
    ['nobody agreed', undefined],
    ['somebody will agree tomorrow', agreed({ at: on('2025-06-17') })],
  ])('nobody where %s', (_, consent) => {
    expect(refusalToSigner(adult, consent, TODAY)).toEqual({ code: 'contract/no-consent' });
  });

  test('nobody who died or moved away, whoever agrees', () => {
    const gone = { ...adult, isResident: false };
    expect(refusalToSigner(gone, agreed(), TODAY)).toEqual({ code: 'contract/not-resident' });
  });

  test.each([
    ['the day before the eighteenth birthday', '2007-06-17', true],
    ['on the eighteenth birthday', '2007-06-16', false],
    ['as a newborn', '2025-06-16', true],
  ])('not a resident alone, %s', (_, birthDate, isRefused) => {
    const signer = { birthDate: on(birthDate), isResident: true };
    const refusal = { code: 'contract/guardian-needed', adultFromYears: 18 };
    expect(refusalToSigner(signer, agreed(), TODAY)).toEqual(isRefused ? refusal : undefined);
  });

  test.each(['guardian', 'household_head'] as const)('a minor for whom the %s agrees', (by) => {
    const child = { birthDate: on('2015-09-01'), isResident: true };
    expect(refusalToSigner(child, agreed({ by }), TODAY)).toBeUndefined();
  });
});
