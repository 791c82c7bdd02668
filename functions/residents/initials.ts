import { COMMON_LETTERS, RARE_LETTERS, SURNAME_LETTERS } from './initial-letters.ts';

const FIRST_COMMON = 0x4e00;

/** Surnames of two characters that are read otherwise than their characters one by one, before their letters. */
const COMPOUND: ReadonlyMap<string, string> = new Map([
  ['万俟', 'mq'],
  ['尉迟', 'yc'],
  ['单于', 'cy'],
  ['长孙', 'zs'],
  ['澹台', 'tt'],
]);

/** What stands before and after, two by two. */
const pairsOf = (text: string): ReadonlyMap<string, string> => {
  const characters = Array.from(text);
  return new Map(
    characters.flatMap((character, at) => (at % 2 === 0 ? [[character, characters[at + 1] ?? '']] : [])),
  );
};

const RARE = pairsOf(RARE_LETTERS);
const SURNAMES = pairsOf(SURNAME_LETTERS);

const usual = (character: string): string => {
  const letter = COMMON_LETTERS[(character.codePointAt(0) ?? 0) - FIRST_COMMON];
  if (letter === undefined) return RARE.get(character) ?? '';
  return letter === '.' ? '' : letter;
};

/** The first letters of a name's pinyin, in small letters: with the reading that its head has as a surname (单 is shàn) and,
 *  where that differs, with the usual one (dān). None for a name without Chinese characters. */
export const initialsOf = (name: string): readonly string[] => {
  const characters = Array.from(name);
  const letters = characters.map(usual);
  const compound = COMPOUND.get(characters.slice(0, 2).join(''));
  const surname = compound ?? SURNAMES.get(characters[0] ?? '') ?? letters[0] ?? '';
  const given = letters.slice(compound === undefined ? 1 : 2).join('');
  return [...new Set([surname + given, letters.join('')])].filter((initials) => initials !== '');
};
