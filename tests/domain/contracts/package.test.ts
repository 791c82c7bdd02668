import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  defaultPackages,
  lastDayOfTerm,
  packageOn,
  PAYERS,
  promisedItems,
  publishPackage,
  type ServicePackage,
  TERM_YEARS,
  withPromises,
  yearPriceFen,
} from '../../../domain/contracts/index.ts';
import { dayNumber, plusDays } from '../../../domain/kernel/time.ts';
import { aContract } from '../../given/records.ts';
import { anId, on } from '../../given/values.ts';

const TODAY = on('2025-06-16');

const aPackage = (told: Partial<ServicePackage> = {}): ServicePackage => ({
  code: 'basic',
  kind: 'basic',
  name: { 'zh-CN': '基础包', en: 'Basic' },
  from: TODAY,
  items: [
    { item: 'health_education', dueInDays: 180, priceFen: 1_000 },
    { item: 'health_assessment', dueInDays: 30, priceFen: 3_000 },
  ],
  payersFen: { government: 0, publicHealth: 3_000, insurance: 500, self: 500 },
  ...told,
});

describe('the packages that every county begins with', () => {
  test.each(defaultPackages.map((one) => [one.code, one] as const))(
    '%s: the payers pay the price, nothing stands twice, all is due within the year',
    (_, one) => {
      expect(PAYERS.reduce((sum, payer) => sum + one.payersFen[payer], 0)).toBe(yearPriceFen(one));
      expect(publishPackage([], one, one.from)).toMatchObject({ ok: true });
      expect(one.items.every(({ dueInDays }) => dueInDays >= 0 && dueInDays <= 364)).toBe(true);
    },
  );
});

describe('publishing', () => {
  test('puts a package at the end of the list', () => {
    expect(publishPackage(defaultPackages, aPackage(), TODAY)).toEqual({
      ok: true,
      value: [...defaultPackages, aPackage()],
    });
  });

  test.each([
    ['one fen less', 499, { code: 'package/split-differs', priceFen: 4_000, splitFen: 3_999 }],
    ['one fen more', 501, { code: 'package/split-differs', priceFen: 4_000, splitFen: 4_001 }],
  ])('is refused where the payers pay %s', (_, self, error) => {
    const payersFen = { ...aPackage().payersFen, self };
    expect(publishPackage([], aPackage({ payersFen }), TODAY)).toEqual({ ok: false, error });
  });

  test('is refused for a day that has gone, or on which the package is published already', () => {
    const yesterday = aPackage({ from: on('2025-06-15') });
    const past = { code: 'package/from-past', today: TODAY };
    expect(publishPackage([], yesterday, TODAY)).toEqual({ ok: false, error: past });
    const twice = publishPackage([aPackage()], aPackage(), TODAY);
    expect(twice).toEqual({ ok: false, error: { code: 'package/exists' } });
    expect(publishPackage([aPackage({ code: 'other' })], aPackage(), TODAY)).toMatchObject({ ok: true });
  });

  test('is refused where an item is due twice on a day, not on two days', () => {
    const items = (days: number) => [
      { item: 'bp_check', dueInDays: 30, priceFen: 2_000 },
      { item: 'bp_check', dueInDays: days, priceFen: 2_000 },
    ];
    const twice = publishPackage([], aPackage({ items: items(30) }), TODAY);
    expect(twice).toEqual({ ok: false, error: { code: 'package/item-twice' } });
    expect(publishPackage([], aPackage({ items: items(31) }), TODAY)).toMatchObject({ ok: true });
  });
});

describe('the package that is offered on a day', () => {
  const packages = [aPackage({ from: on('2026-01-01') }), aPackage(), aPackage({ code: 'other' })];

  test.each([
    ['2025-06-15', undefined],
    ['2025-06-16', '2025-06-16'],
    ['2025-12-31', '2025-06-16'],
    ['2026-01-01', '2026-01-01'],
  ])('%s is the latest of its code up to it: %s', (day, from) => {
    expect(packageOn(packages, 'basic', on(day))?.from).toBe(from);
  });
});

describe('what a package promises', () => {
  const starts = fc.integer({ min: dayNumber(on('2020-01-01')), max: dayNumber(on('2035-12-31')) });
  const dueDays = fc.uniqueArray(fc.integer({ min: 0, max: 364 }), { minLength: 1, maxLength: 5 });

  test('is due within the term, every item every year, none twice on a day, in order', () => {
    fc.assert(
      fc.property(starts, fc.constantFrom(...TERM_YEARS), dueDays, (day, termYears, days) => {
        const items = days.map((dueInDays) => ({ item: 'bp_check', dueInDays, priceFen: 0 }));
        const startsOn = plusDays(on('1970-01-01'), day);
        const promised = promisedItems(aPackage({ items }), { startsOn, termYears });
        const dueOn = promised.map((one) => one.dueOn);
        const last = lastDayOfTerm({ ...aContract(), startsOn, termYears });
        expect(dueOn).toEqual([...new Set(dueOn)].toSorted());
        expect(dueOn).toHaveLength(days.length * termYears);
        expect(dueOn.every((due) => due >= startsOn && due <= last)).toBe(true);
      }),
    );
  });

  test('begins anew on the same day of every year, from 29 February on the 28th', () => {
    const items = [{ item: 'health_assessment', dueInDays: 0, priceFen: 4_000 }];
    const promised = promisedItems(aPackage({ items }), { startsOn: on('2024-02-29'), termYears: 3 });
    expect(promised.map(({ dueOn }) => dueOn)).toEqual(['2024-02-29', '2025-02-28', '2026-02-28']);
  });

  const signed = {
    type: 'contract-signed@1',
    contractId: anId<'ContractId'>('C1'),
    residentId: anId<'ResidentId'>('R1'),
    teamId: anId<'TeamId'>('T1'),
    package: 'basic',
    signedOn: TODAY,
    startsOn: TODAY,
    termYears: 1,
  } as const;
  const ended = {
    type: 'contract-ended@1',
    contractId: anId<'ContractId'>('C0'),
    residentId: anId<'ResidentId'>('R1'),
    endedOn: TODAY,
    reason: 'transferred',
  } as const;
  const consent = { by: 'resident', at: TODAY, method: 'signature' } as const;

  test('is part of the fact of the signature, with the consent; other facts stay as they are', () => {
    expect(withPromises([ended, signed], { consent, packages: [aPackage()] })).toEqual([
      ended,
      {
        ...signed,
        consent,
        services: [
          { item: 'health_assessment', dueOn: '2025-07-16' },
          { item: 'health_education', dueOn: '2025-12-13' },
        ],
      },
    ]);
  });

  test('is nothing where the package is on no list', () => {
    expect(withPromises([signed], { consent: undefined, packages: [] })).toEqual([
      { ...signed, services: [] },
    ]);
  });
});
