import { describe, expect, test } from 'vitest';

import { findOwn, holderOf, NO_HOLDER, type OwnPhone, type Subject } from '../../../domain/access/index.ts';
import { err, ok } from '../../../domain/kernel/result.ts';
import { anId, on } from '../../given/values.ts';

const TODAY = on('2025-06-16');
const MINE = 'hash-of-my-number';

/** Somebody of 45 whose own phone is recorded. */
const phoneOf = (but: Partial<OwnPhone> = {}): OwnPhone => ({
  phoneHash: MINE,
  owner: 'self',
  birthDate: on('1980-03-04'),
  diedOn: undefined,
  ...but,
});

const HIDDEN = err({ code: 'access/not-found' });

describe('given who has shown that a phone is theirs', () => {
  const holder = holderOf(MINE);

  test('then they are known by its hash alone, as a resident', () => {
    expect(holder).toEqual({ role: 'resident', userId: `own.${MINE}`, phoneHash: MINE });
    expect(() => holderOf('not a hash')).toThrow('a keyed hash has the form of an id');
  });

  test('when it is the phone that is recorded of somebody, then their record is found', () => {
    const phone = phoneOf();
    expect(findOwn(holder, phone, TODAY)).toEqual(ok(phone));
  });

  test.each<[what: string, phone: OwnPhone | undefined]>([
    ['nobody is recorded', undefined],
    ['another phone is recorded by now', phoneOf({ phoneHash: 'hash-of-another' })],
    ['no phone is recorded that gets SMS', phoneOf({ phoneHash: undefined })],
    ['the person died', phoneOf({ diedOn: on('2025-06-16') })],
  ])('when %s, then nothing is found', (_, phone) => {
    expect(findOwn(holder, phone, TODAY)).toEqual(HIDDEN);
  });

  test.each([
    ['2011-06-17', 'self', false],
    ['2011-06-16', 'self', true],
    ['2011-06-17', 'family', true],
    ['2011-06-17', undefined, false],
    ['2011-06-16', undefined, true],
  ] as const)(
    'when the person was born on %s and the phone is of %s, then it is found: %s',
    (born, owner, isFound) => {
      const phone = phoneOf({ birthDate: on(born), owner });
      expect(findOwn(holder, phone, TODAY)).toEqual(isFound ? ok(phone) : HIDDEN);
    },
  );
});

describe('given somebody who has shown nothing', () => {
  test('then no record is found, not even one without a phone', () => {
    expect(NO_HOLDER).toEqual({ role: 'resident', userId: 'own', phoneHash: '' });
    for (const phoneHash of [MINE, undefined])
      expect(findOwn(NO_HOLDER, phoneOf({ phoneHash }), TODAY)).toEqual(HIDDEN);
  });

  test('then a doctor opens no record by a phone', () => {
    const doctor: Subject = { role: 'team_leader', userId: anId('doctor-1'), teamId: anId('T1') };
    expect(findOwn(doctor, phoneOf(), TODAY)).toEqual(HIDDEN);
  });
});
