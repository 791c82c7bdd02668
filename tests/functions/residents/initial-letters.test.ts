import { join } from 'node:path';

import { pinyin } from 'pinyin-pro';
import { expect, test } from 'vitest';

import { initialsOf } from '../../../functions/residents/initials.ts';

const PROJECT = join(import.meta.dirname, '..', '..', '..');
const FORM = { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'removed' } as const;

/** The plane of common characters, and the last one that Unicode has. */
const COMMON = { from: 0x4e00, to: 0x9fff };
const ALL = { from: 0x3400, to: 0x323af };

const letterOf = (character: string, form: typeof FORM & { readonly surname?: 'head' } = FORM): string =>
  pinyin(character, form).find((letter) => /^[a-z]$/.test(letter)) ?? '';

const between = ({ from, to }: { readonly from: number; readonly to: number }): string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at));

const isCommon = (character: string): boolean => {
  const code = character.codePointAt(0) ?? 0;
  return code >= COMMON.from && code <= COMMON.to;
};

const asSurname = (character: string): string => letterOf(character, { ...FORM, surname: 'head' });

/** The file as it must be: `vitest run tests/functions/residents/initial-letters.test.ts -u` writes it anew. */
const file = (): string => {
  const rare = ['〇', ...between(ALL)].filter((one) => !isCommon(one) && letterOf(one) !== '');
  const surnames = between(COMMON).filter((one) => asSurname(one) !== letterOf(one));
  return `/** The first letter of the usual reading of each character from U+4E00 to U+9FFF, a point where it has none.
 *  @source pinyin-pro 3.29.4 (MIT): written by tests/functions/residents/initial-letters.test.ts */
export const COMMON_LETTERS =
  '${between(COMMON)
    .map((one) => letterOf(one) || '.')
    .join('')}';

/** Characters beyond, each before its letter. */
export const RARE_LETTERS =
  '${rare.map((one) => one + letterOf(one)).join('')}';

/** Characters that are read otherwise as a surname, each before that letter. */
export const SURNAME_LETTERS = '${surnames.map((one) => one + asSurname(one)).join('')}';
`;
};

test('the letters of all characters are those of the dictionary', async () => {
  await expect(file()).toMatchFileSnapshot(join(PROJECT, 'functions/residents/initial-letters.ts'));
});

test('a name of any characters has their letters', () => {
  for (const character of between(ALL)) {
    const letters = initialsOf(`王${character}`);
    expect(letters).toEqual([`w${letterOf(character)}`]);
  }
});
