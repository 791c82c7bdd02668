import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type IdNumber, idNumber } from '../../../domain/kernel/id-number.ts';
import {
  correct,
  type Correct,
  evolve,
  fileOf,
  type PersonChanges,
  type ResidentFile,
} from '../../../domain/residents/index.ts';
import { ResidentCorrected } from '../../../events/residents.ts';
import { datesBetween, holds } from '../../given/properties.ts';
import { aResident, type ResidentGiven } from '../../given/records.ts';
import { anId, on } from '../../given/values.ts';

const today = on('2025-06-30');
const world = { today, sameNumber: undefined };

const aSound = (text: string): IdNumber => {
  const number = idNumber(text);
  if (number === undefined) throw new Error('unsound');
  return number;
};

/** Of a woman born on 1949-12-31. */
const NUMBER = aSound('11010519491231002X');
const aFile = (given: ResidentGiven = {}, beside: Parameters<typeof fileOf>[1] = {}): ResidentFile =>
  fileOf(aResident(given), beside);

const changesOf = (file: ResidentFile, changes: Correct['changes']): object => {
  const result = correct(file, { changes }, world);
  if (!result.ok) return result.error;
  for (const event of result.value) expect(ResidentCorrected.parse(event)).toStrictEqual(event);
  return result.value.map((event) => event.changes);
};

describe('correcting a record', () => {
  test('records the fields that changed and no others', () => {
    expect(changesOf(aFile(), { name: ' 王春梅', sex: 'F', phone: '0871-6000000' })).toEqual([
      { name: '王春梅', phone: '0871-6000000' },
    ]);
  });

  test('that changes nothing is no event', () => {
    const file = aFile({ ehrFiledOn: undefined });
    expect(changesOf(file, { name: '王春兰', ehrFiledOn: null, idNumber: null, phone: undefined })).toEqual(
      [],
    );
    expect(changesOf(file, {})).toEqual([]);
  });

  test('takes out what null is told for', () => {
    const file = aFile({ diedOn: '2025-06-01' }, { householdId: anId('H1'), phoneOwner: 'self' });
    const [event] = [correct(file, { changes: { diedOn: null, householdId: null } }, world)].flatMap(
      (result) => (result.ok ? result.value : []),
    );
    if (event === undefined) throw new Error('refused');
    expect(evolve(file, event).person).toMatchObject({
      diedOn: undefined,
      householdId: undefined,
      phoneOwner: 'self',
    });
  });

  test.each([
    ['an unwritable name', { name: '王\u0000' }, { code: 'resident/bad-name', fault: 'unwritable' }],
    ['an unsound number', { idNumber: '110105194912310021' }, { code: 'resident/bad-id-number' }],
    [
      'a number of another birth date',
      { idNumber: NUMBER },
      { code: 'resident/birth-date-differs', inNumber: '1949-12-31' },
    ],
    [
      'a birth after today',
      { birthDate: on('2025-07-01') },
      { code: 'resident/after-today', field: 'birthDate', today },
    ],
    ['a birth too long ago', { birthDate: on('1894-06-30') }, { code: 'resident/too-old', mostYears: 130 }],
    [
      'a file from after today',
      { ehrFiledOn: on('2025-07-01') },
      { code: 'resident/after-today', field: 'ehrFiledOn', today },
    ],
    [
      'a death before birth',
      { diedOn: on('1970-05-09') },
      { code: 'resident/before-birth', field: 'diedOn', birthDate: '1970-05-10' },
    ],
  ])('is refused with %s', (_, changes, refusal) => {
    expect(changesOf(aFile(), changes)).toEqual(refusal);
  });

  test('number and birth date may be put right together', () => {
    expect(changesOf(aFile(), { idNumber: NUMBER, birthDate: on('1949-12-31') })).toEqual([
      { idNumber: NUMBER, birthDate: '1949-12-31' },
    ]);
  });

  test('a birth date after a recorded death is refused', () => {
    const file = aFile({ diedOn: '1980-01-01' });
    expect(changesOf(file, { birthDate: on('1980-01-02') })).toEqual({
      code: 'resident/before-birth',
      field: 'diedOn',
      birthDate: '1980-01-02',
    });
    expect(changesOf(file, { birthDate: on('1980-01-01') })).toEqual([{ birthDate: '1980-01-01' }]);
  });

  test('what an import let in hinders no correction of other fields, only of those that it disagrees with', () => {
    const file = aFile({}, { idNumber: NUMBER });
    expect(changesOf(file, { phone: '' })).toEqual([{ phone: '' }]);
    expect(changesOf(file, { sex: 'M' })).toMatchObject({ code: 'resident/birth-date-differs' });
    expect(changesOf(aFile({ birthDate: '1880-01-01' }), { phone: '' })).toEqual([{ phone: '' }]);
  });

  test('a number that another has is refused, one of its own or of an alias is not', () => {
    const file = aFile({ birthDate: '1949-12-31' });
    const taking = (sameNumber: string, aliases: readonly string[]) =>
      correct(
        { ...file, aliases: aliases.map((alias) => anId(alias)) },
        { changes: { idNumber: NUMBER } },
        { today, sameNumber: anId(sameNumber) },
      );
    expect(taking('R2', [])).toEqual({
      ok: false,
      error: { code: 'resident/same-id-number', residentId: 'R2' },
    });
    expect(taking('R2', ['R2']).ok).toBe(true);
    expect(taking('R1', []).ok).toBe(true);
  });
});

/** Corrections of one field each. */
const someChanges: fc.Arbitrary<PersonChanges> = fc.record(
  {
    name: fc.constantFrom('王春兰', '王春梅'),
    sex: fc.constantFrom('M', 'F'),
    birthDate: datesBetween('1900-01-01', '2000-12-31'),
    phone: fc.constantFrom('', '13800000002'),
    language: fc.constantFrom('zh-CN', 'en'),
    idNumber: fc.constantFrom(null, NUMBER),
    phoneOwner: fc.constantFrom(null, 'self', 'family'),
    householdId: fc.constantFrom(null, anId<'HouseholdId'>('H2')),
    ehrFiledOn: fc.option(datesBetween('2010-01-01', '2025-06-30')),
    ehrLastUsedOn: fc.option(datesBetween('2010-01-01', '2025-06-30')),
    diedOn: fc.option(datesBetween('2010-01-01', '2025-06-30')),
  },
  { requiredKeys: [] },
);

test('corrections of different fields give the same record in any order, and all at once', () => {
  const file = aFile({ ehrFiledOn: '2020-01-01' }, { householdId: anId('H1') });
  const applied = (state: ResidentFile, changes: PersonChanges): ResidentFile =>
    evolve(state, { type: 'resident-corrected@1', residentId: file.person.id, changes });
  const each = someChanges.chain((changes) =>
    fc.record({
      changes: fc.constant(changes),
      order: fc.shuffledSubarray(Object.entries(changes), { minLength: Object.keys(changes).length }),
    }),
  );
  holds(
    fc.property(each, ({ changes, order }) => {
      const oneByOne = order.reduce((state, [field, value]) => {
        const single = ResidentCorrected.shape.changes.parse({ [field]: value });
        return applied(state, single);
      }, file);
      expect(oneByOne).toStrictEqual(applied(file, changes));
    }),
  );
});
