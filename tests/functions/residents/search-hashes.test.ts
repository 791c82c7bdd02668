import { describe, expect, test } from 'vitest';

import { localKeys } from '../../../functions/adapters/keys/local-keys.ts';
import {
  askedInitials,
  askedPhoneEnds,
  countyOf,
  householdHash,
  searchHashes,
  typedInitials,
  widerHashes,
} from '../../../functions/residents/search-hashes.ts';
import { anId } from '../../given/values.ts';

const { hash } = localKeys(Buffer.alloc(32, 7));

const HERE = '530121';
const THERE = '530122';
const SOMEBODY = { name: '单伟', phone: '138 0001 0001', number: '', county: HERE };

describe('the hashes that find somebody among others', () => {
  test('are those of each reading of the name and of the last four digits of the phone', () => {
    expect(widerHashes(hash, SOMEBODY)).toEqual([
      ...askedInitials(hash, 'sw', [HERE]),
      ...askedInitials(hash, 'dw', [HERE]),
      ...askedPhoneEnds(hash, '0001', [HERE]),
    ]);
  });

  test('are never those of another county', () => {
    const here = [...searchHashes(hash, { ...SOMEBODY, phone: '' }), ...widerHashes(hash, SOMEBODY)];
    const other = { ...SOMEBODY, county: THERE };
    const there = [...searchHashes(hash, { ...other, phone: '' }), ...widerHashes(hash, other)];
    expect(here.filter((one) => there.includes(one))).toEqual([]);
    expect(here).toHaveLength(there.length);
  });

  test.each([
    ['0871-6000000', 1],
    ['6000000', 1],
    ['600000', 0],
    ['', 0],
    ['没有', 0],
  ])('of the phone %j are %i', (phone, count) => {
    expect(widerHashes(hash, { ...SOMEBODY, name: '', phone })).toHaveLength(count);
  });
});

describe('what is typed', () => {
  test.each([
    ['wcl', 'wcl'],
    ['WCL', 'wcl'],
    ['w', undefined],
    ['王', undefined],
    ['w1', undefined],
    ['wc l', undefined],
    ['a'.repeat(20), 'a'.repeat(20)],
    ['a'.repeat(21), undefined],
  ])('%j is read as the initials %j', (text, expected) => {
    expect(typedInitials(text)).toBe(expected);
  });

  test.each([
    ['0001', 2],
    ['001', 0],
    ['00001', 0],
    ['０００１', 0],
    ['abcd', 0],
  ])('%j asks for %i ends of phones in two counties', (text, count) => {
    expect(askedPhoneEnds(hash, text, [HERE, THERE])).toHaveLength(count);
  });

  test('four digits are never initials, and initials never four digits', () => {
    expect(askedInitials(hash, '0001', [HERE])).toEqual([]);
    expect(askedPhoneEnds(hash, 'wcl', [HERE])).toEqual([]);
  });
});

test('a village lies in the county of its first six digits', () => {
  expect(countyOf('530121100201')).toBe(HERE);
});

test('two households have two hashes, each always the same', () => {
  expect(householdHash(hash, anId('H1'))).toBe(householdHash(hash, anId('H1')));
  expect(householdHash(hash, anId('H1'))).not.toBe(householdHash(hash, anId('H2')));
});
