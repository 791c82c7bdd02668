import { pinyin } from 'pinyin-pro';

const FORM = { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'removed' } as const;

/** Surnames of two characters that are read otherwise than their characters one by one. */
const COMPOUND: ReadonlySet<string> = new Set(['万俟', '尉迟', '单于', '长孙', '澹台']);

/** Letters by characters, those of surnames apart: there are some thousands of both, and a name asks for three. */
const remembered = (form: typeof FORM & { readonly surname?: 'head' }) => {
  const known = new Map<string, string>();
  return (text: string): string => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const letters = pinyin(text, form)
      .filter((letter) => /^[a-z]$/.test(letter))
      .join('');
    known.set(text, letters);
    return letters;
  };
};

const usual = remembered(FORM);
const asSurname = remembered({ ...FORM, surname: 'head' });

/** The first letters of a name's pinyin, in small letters: with the reading that its head has as a surname (单 is shàn) and,
 *  where that differs, with the usual one (dān). None for a name without Chinese characters. */
export const initialsOf = (name: string): readonly string[] => {
  const characters = Array.from(name);
  const two = characters.slice(0, 2).join('');
  const surname = COMPOUND.has(two) ? two : (characters[0] ?? '');
  const given = Array.from(name.slice(surname.length), usual).join('');
  const asName = asSurname(surname) + given;
  const asText = Array.from(surname, usual).join('') + given;
  return [...new Set([asName, asText])].filter((initials) => initials !== '');
};
