import { describe, expect, test } from 'vitest';

import { checkCharacter } from '../../../domain/kernel/id-number.ts';
import {
  begin,
  type EntryWorld,
  keptName,
  register,
  type Register,
  residentOnDay,
} from '../../../domain/residents/index.ts';
import { ResidentRegistered } from '../../../events/residents.ts';
import { A_MOBILE } from '../../given/records.ts';
import { anId, aVillage, on } from '../../given/values.ts';

const today = on('2025-06-30');

/** A sound number of somebody born on a day; `serial` ends in the digit that tells the sex. */
const aNumber = (birthDate: string, serial = '002'): string => {
  const digits = `110105${birthDate.replaceAll('-', '')}${serial}`;
  return digits + checkCharacter(digits);
};

const aWorld = (more: Partial<EntryWorld> = {}): EntryWorld => ({
  today,
  sameNumber: undefined,
  isVillageKnown: (village) => village === '530121100201',
  ...more,
});

const toRegister = (more: Partial<Register> = {}): Register => ({
  residentId: anId('R1'),
  name: '王春兰',
  sex: 'F',
  birthDate: on('1970-05-10'),
  phone: A_MOBILE,
  regionCode: aVillage('530121100201'),
  keyGroups: [],
  smsConsent: true,
  language: 'zh-CN',
  ...more,
});

const codeOf = (more: Partial<Register>, world: Partial<EntryWorld> = {}): string => {
  const result = register(toRegister(more), aWorld(world));
  return result.ok ? 'allowed' : result.error.code;
};

describe('entering a resident', () => {
  test('records the whole row as one fact, which is a published one', () => {
    const result = register(
      toRegister({ idNumber: aNumber('1970-05-10'), keyGroups: ['disabled', 'disabled'] }),
      aWorld(),
    );
    const [event] = result.ok ? result.value : [];
    expect(event).toMatchObject({
      type: 'resident-registered@1',
      registeredOn: '2025-06-30',
      idNumber: aNumber('1970-05-10'),
      keyGroups: ['disabled'],
    });
    expect(ResidentRegistered.parse(event)).toStrictEqual(event);
  });

  test('needs no identity number', () => {
    const result = register(toRegister(), aWorld());
    expect(result.ok && 'idNumber' in (result.value[0] ?? {})).toBe(false);
  });

  test('takes a small x for X', () => {
    const upper = '11010519491231002X';
    const result = register(
      toRegister({ idNumber: upper.toLowerCase(), birthDate: on('1949-12-31') }),
      aWorld(),
    );
    expect(result).toMatchObject({ ok: true, value: [{ idNumber: upper }] });
  });

  test.each([
    ['a wrong check character', '110105194912310021'],
    ['fifteen digits, which come in by import only', '110105491231002'],
    ['full-width digits', '１１０１０５１９４９１２３１００２X'],
    ['spaces', ' 11010519491231002X'],
    ['a day that never was', aNumber('1999-02-30')],
    ['nothing', ''],
  ])('is refused with %s', (_, idNumber) => {
    expect(codeOf({ idNumber, birthDate: on('1949-12-31') })).toBe('resident/bad-id-number');
  });

  test.each(['810000', '820000', '830000', '911000'])('takes a number of region %s', (region) => {
    const digits = `${region}19700510002`;
    expect(codeOf({ idNumber: digits + checkCharacter(digits) })).toBe('allowed');
  });

  test('is refused where the number states another birth date or sex', () => {
    expect(register(toRegister({ idNumber: aNumber('1970-05-11') }), aWorld())).toEqual({
      ok: false,
      error: { code: 'resident/birth-date-differs', inNumber: '1970-05-11' },
    });
    expect(register(toRegister({ idNumber: aNumber('1970-05-10', '001') }), aWorld())).toEqual({
      ok: false,
      error: { code: 'resident/sex-differs', inNumber: 'M' },
    });
    expect(codeOf({ idNumber: aNumber('1970-05-10', '001'), sex: 'M' })).toBe('allowed');
  });

  test('is refused where another has the number, with the one to merge with', () => {
    const row = toRegister({ idNumber: aNumber('1970-05-10') });
    expect(register(row, aWorld({ sameNumber: anId('R7') }))).toEqual({
      ok: false,
      error: { code: 'resident/same-id-number', residentId: 'R7' },
    });
    expect(register(row, aWorld({ sameNumber: anId('R1') })).ok).toBe(true);
  });

  test.each([
    ['2025-06-30', 'allowed'],
    ['2025-07-01', 'resident/after-today'],
    ['1894-07-01', 'allowed'],
    ['1894-06-30', 'resident/too-old'],
  ])('with a birth on %s is %s', (birthDate, code) => {
    expect(codeOf({ birthDate: on(birthDate), phone: '' })).toBe(code);
  });

  test('goes by the age at death of who died', () => {
    const birthDate = on('1890-01-01');
    expect(codeOf({ birthDate, diedOn: on('2020-12-31') })).toBe('allowed');
    expect(codeOf({ birthDate, diedOn: on('2021-01-01') })).toBe('resident/too-old');
  });

  test('is refused for a village that is unknown', () => {
    expect(codeOf({ regionCode: aVillage('530121100999') })).toBe('resident/unknown-village');
  });

  test.each(['ehrFiledOn', 'ehrLastUsedOn', 'diedOn', 'movedOutOn', 'smsOptOutOn'])(
    'is refused with %s before birth or after today',
    (field) => {
      expect(codeOf({ [field]: on('1970-05-09') })).toBe('resident/before-birth');
      expect(codeOf({ [field]: on('1970-05-10') })).toBe('allowed');
      expect(codeOf({ [field]: on('2025-06-30') })).toBe('allowed');
      expect(codeOf({ [field]: on('2025-07-01') })).toBe('resident/after-today');
    },
  );

  test.each(['', '0871-6000000', '+86 138-0000-0001', '12345', 'none'])(
    'keeps phone %j as given',
    (phone) => {
      expect(register(toRegister({ phone }), aWorld())).toMatchObject({ ok: true, value: [{ phone }] });
    },
  );
});

describe('a name', () => {
  test.each(['王', '㛃', '𬱖', '阿卜杜拉·买买提', '古丽•江', 'Anna-Maria O’Neill', '欧阳 春兰'])(
    '%s is kept unchanged',
    (name) => {
      expect(keptName(name)).toEqual({ ok: true, value: name });
    },
  );

  test('is composed, and loses spaces at its ends', () => {
    expect(keptName(' Jose\u0301 ')).toEqual({ ok: true, value: 'Jos\u00e9' });
  });

  test('has from 1 to 100 characters, a rare one counting once', () => {
    expect(keptName('𬱖'.repeat(100)).ok).toBe(true);
    expect(keptName('𬱖'.repeat(101))).toEqual({ ok: false, error: 'too-long' });
    expect(keptName('')).toEqual({ ok: false, error: 'empty' });
    expect(keptName(' \u3000')).toEqual({ ok: false, error: 'empty' });
  });

  test.each([
    '王\u0000',
    '王\n兰',
    '王\t兰',
    '王\u007f兰',
    '王\u200b兰',
    '\u202e王',
    '王\ud83d兰',
    '王\u2028兰',
  ])('%j is unwritable', (name) => {
    expect(keptName(name)).toEqual({ ok: false, error: 'unwritable' });
    expect(register(toRegister({ name }), aWorld())).toEqual({
      ok: false,
      error: { code: 'resident/bad-name', fault: 'unwritable' },
    });
  });
});

test('the record that an entry begins: the village from ever, tags and consent from its day', () => {
  const result = register(
    toRegister({ keyGroups: ['disabled'], movedOutOn: on('2025-06-20'), diedOn: on('2025-06-25') }),
    aWorld(),
  );
  const event = result.ok ? result.value[0] : undefined;
  if (event === undefined) throw new Error('refused');
  const file = begin(event);
  expect(residentOnDay(file, on('2025-06-29'))).toMatchObject({ keyGroups: [], smsConsent: false });
  expect(residentOnDay(file, today)).toStrictEqual({
    id: 'R1',
    name: '王春兰',
    sex: 'F',
    birthDate: '1970-05-10',
    phone: A_MOBILE,
    regionCode: '530121100201',
    keyGroups: ['disabled'],
    ehrFiledOn: undefined,
    ehrLastUsedOn: undefined,
    smsConsent: true,
    smsOptOutOn: undefined,
    diedOn: '2025-06-25',
    movedOutOn: '2025-06-20',
    language: 'zh-CN',
  });
  const optedOut = begin({ ...event, smsOptOutOn: on('2025-06-10') });
  expect(residentOnDay(optedOut, today)).toMatchObject({ smsConsent: true, smsOptOutOn: '2025-06-10' });
});
