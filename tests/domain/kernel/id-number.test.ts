import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  birthDateIn,
  checkCharacter,
  type IdNumber,
  idNumber,
  sexIn,
} from '../../../domain/kernel/id-number.ts';
import { datesBetween, holds } from '../../given/properties.ts';

const sound = (text: string): IdNumber => {
  const number = idNumber(text);
  if (number === undefined) throw new Error(`not sound: ${text}`);
  return number;
};

describe('an identity number', () => {
  // Published samples of the standard (domain-rules.md §9.1), nobody's.
  test.each([
    ['11010519491231002X', '1949-12-31', 'F'],
    ['440524188001010014', '1880-01-01', 'M'],
    ['34052419800101001X', '1980-01-01', 'M'],
    ['513101198201130014', '1982-01-13', 'M'],
    ['370101190102039973', '1901-02-03', 'M'],
  ])('%s is sound: born %s, %s', (text, birthDate, sex) => {
    expect(idNumber(text)).toBe(text);
    expect(birthDateIn(sound(text))).toBe(birthDate);
    expect(sexIn(sound(text))).toBe(sex);
  });

  test.each([
    ['a wrong check character', '110105194912310021'],
    ['another wrong check character', '110105194912310020'],
    ['30 February', '110105199902300011'],
    ['day 0', '110105199902000019'],
    ['17 digits', '11010519491231002'],
    ['19 characters', '11010519491231002X0'],
    ['a digit after it', '4405241880010100140'],
    ['a character before it', '011010519491231002X'],
    ['a space before it', ' 11010519491231002X'],
    ['a space after it', '11010519491231002X '],
    ['a space inside', '110105 19491231002X'],
    ['a full-width X', '11010519491231002Ｘ'],
    ['full-width digits', '１１０１０５１９４９１２３１００２X'],
    ['X in the middle', '1101051949123100X2'],
    ['another letter', '11010519491231002Y'],
    ['the empty text', ''],
    ['14 digits', '11010549123100'],
    ['16 digits', '1101054912310021'],
    ['15 characters with a letter', '11010549123100X'],
    ['30 February in 15 digits', '110105990230001'],
  ])('with %s is none (A67)', (_, text) => {
    expect(idNumber(text)).toBeUndefined();
  });

  test('with 30 February is none even where the check character fits', () => {
    expect(idNumber(`11010519990230001${checkCharacter('11010519990230001')}`)).toBeUndefined();
  });

  test.each([
    ['1850-01-01', '18500101', true],
    ['1849-12-31', '18491231', false],
  ])('of somebody born on %s is sound from 1850 on', (_, birth, isSound) => {
    const digits = `110105${birth}001`;
    expect(idNumber(digits + checkCharacter(digits)) !== undefined).toBe(isSound);
  });

  test('may carry a birth date still to come: the day of the run may lie in the past (A51)', () => {
    const digits = '11010529991231001';
    expect(birthDateIn(sound(digits + checkCharacter(digits)))).toBe('2999-12-31');
  });

  test('with a small x is taken for X', () => {
    expect(idNumber('11010519491231002x')).toBe('11010519491231002X');
    expect(idNumber('34052419800101001x')).toBe('34052419800101001X');
  });

  test('of fifteen digits gets 19 and its check character', () => {
    expect(idNumber('110105491231002')).toBe('11010519491231002X');
    expect(idNumber('340524800101001')).toBe('34052419800101001X');
  });

  test.each(
    ['810000199408230021', '830000199201300022', '820000199110010012'].map((text) => text.slice(0, 17)),
  )('of a residence permit (%s…) goes by the same rule', (digits) => {
    const number = digits + checkCharacter(digits);
    expect(idNumber(number)).toBe(number);
  });

  test.each(
    ['911124198108030020', '000000198108030020', '999999198108030020'].map((text) => text.slice(0, 17)),
  )('has any address code (%s…): codes are abolished, people keep them', (digits) => {
    const number = digits + checkCharacter(digits);
    expect(idNumber(number)).toBe(number);
  });
});

describe('the check character', () => {
  test.each([
    ['11010519491231002', 'X'],
    ['44052418800101001', '4'],
    ['51310119820113001', '4'],
    ['37010119010203997', '3'],
  ])('of %s is %s', (digits, character) => {
    expect(checkCharacter(digits)).toBe(character);
  });

  /** The standard’s own definition, apart from ours: Σ aᵢ·2^(18−i) ≡ 1 (mod 11), with X for 10. */
  const isCongruent = (number: string): boolean =>
    Array.from(number).reduce((sum, character, i) => {
      const value = character === 'X' ? 10 : Number(character);
      return (sum + value * (2 ** (17 - i) % 11)) % 11;
    }, 0) === 1;

  test('makes the weighted sum 1 modulo 11, and finds every single wrong digit', () => {
    const numbers = fc
      .tuple(fc.integer({ min: 0, max: 999_999 }), datesBetween('1850-01-01', '2150-12-31'), fc.nat(999))
      .map(([address, birth, serial]) => {
        const digits = `${String(address).padStart(6, '0')}${birth.replaceAll('-', '')}${String(serial).padStart(3, '0')}`;
        return digits + checkCharacter(digits);
      });
    holds(
      fc.property(numbers, fc.nat(16), fc.integer({ min: 1, max: 9 }), (number, at, shift) => {
        expect(isCongruent(number)).toBe(true);
        expect(idNumber(number)).toBe(number);
        const digit = (Number(number.charAt(at)) + shift) % 10;
        expect(idNumber(`${number.slice(0, at)}${digit}${number.slice(at + 1)}`)).toBeUndefined();
      }),
      500,
    );
  });
});
