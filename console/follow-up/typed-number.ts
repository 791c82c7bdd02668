import { OTHER_UNITS, type OtherUnit, OWN_UNITS } from './unit-words.ts';

/** The unit of a field for a number, and what may be recorded in it, bounds included. */
export type Bounds = { readonly unit: string; readonly least: number; readonly most: number };

/** What somebody typed into a field for a number. */
export type Typed =
  | { readonly kind: 'empty' }
  | { readonly kind: 'number'; readonly value: number }
  /** No number at all. */
  | { readonly kind: 'unclear' }
  /** A number of another unit: what it would be in the field's own. */
  | { readonly kind: 'other'; readonly given: number; readonly unit: string; readonly offered: number };

const FULL_WIDTH_OFFSET = 0xfee0;

/** Text as a Chinese input method gives it, in plain digits and points. */
export const plainTyping = (text: string): string =>
  text
    .replaceAll(/[！-～]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) - FULL_WIDTH_OFFSET))
    .replaceAll(/[。｡·]/g, '.')
    .replaceAll('　', ' ');

const TYPED = /^(?<number>\d+(?:\.\d*)?|\.\d+)\s*(?<unit>[^\d\s.].*)?$/u;

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

const inOther = (given: number, { unit, factor, digits }: OtherUnit): Typed => ({
  kind: 'other',
  given,
  unit,
  offered: rounded(given * factor, digits),
});

const isWithin = (value: number, { least, most }: Bounds): boolean => value >= least && value <= most;

const guessed = (value: number, bounds: Bounds): Typed => {
  const other = (OTHER_UNITS[bounds.unit] ?? []).find(
    ({ isGuessed, doubtFrom, factor, digits }) =>
      isGuessed &&
      (!isWithin(value, bounds) || value >= (doubtFrom ?? Infinity)) &&
      isWithin(rounded(value * factor, digits), bounds),
  );
  return other === undefined ? { kind: 'number', value } : inOther(value, other);
};

const withUnit = (value: number, word: string, { unit }: Bounds): Typed => {
  if ((OWN_UNITS[unit] ?? []).includes(word)) return { kind: 'number', value };
  const other = (OTHER_UNITS[unit] ?? []).find(({ words }) => words.includes(word));
  return other === undefined ? { kind: 'unclear' } : inOther(value, other);
};

/** Reads what was typed. A number is never rounded or moved into its range: whether it may be recorded is the service's
 *  to say. Where it was typed in another unit, or can only have been meant in one, that is told apart. */
export const readTyped = (text: string, bounds?: Bounds): Typed => {
  const plain = plainTyping(text).trim();
  if (plain === '') return { kind: 'empty' };
  const found = TYPED.exec(plain)?.groups;
  if (found === undefined) return { kind: 'unclear' };
  const value = Number(found['number']);
  const word = (found['unit'] ?? '').trim().toLowerCase();
  if (bounds === undefined) return word === '' ? { kind: 'number', value } : { kind: 'unclear' };
  return word === '' ? guessed(value, bounds) : withUnit(value, word, bounds);
};

/** The number that was typed; undefined where there is none that can be sent as it is. */
export const numberIn = (text: string, bounds?: Bounds): number | undefined => {
  const typed = readTyped(text, bounds);
  return typed.kind === 'number' ? typed.value : undefined;
};
