import i18next from 'i18next';

import type { Language, Sentence } from '../../domain/kernel/text.ts';
import { language } from './chosen-language.ts';
import { useLanguage } from './language.ts';

/** What is filled into a sentence at `{{name}}`; `count` chooses between `key_one` and `key_other`. */
type Values = Readonly<Record<string, string | number>>;

/** Says a text by its key, with values filled in. */
export type Say<Key extends string> = (key: Key, values?: Values) => string;

/** The texts of a part of the console, each in both languages, under a name of its own. */
export type Words<Key extends string> = { readonly part: string; readonly texts: Record<Key, Sentence> };

const inLanguage = (texts: Record<string, Sentence>, chosen: keyof Sentence): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([key, sentence]) => [key, sentence[chosen]]));

void i18next.init({
  lng: language(),
  fallbackLng: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  resources: {},
  initAsync: false,
});

/** Makes the texts of a part known. A missing language is a type error, so that both are complete. */
export const wordsOf = <Key extends string>(part: string, texts: Record<Key, Sentence>): Words<Key> => {
  for (const chosen of ['zh-CN', 'en'] as const)
    i18next.addResourceBundle(chosen, part, inLanguage(texts, chosen));
  return { part, texts };
};

/** A key as it is asked for: without the plural's ending. */
type Asked<Key extends string> = Key extends `${infer Stem}_${'one' | 'other'}` ? Stem : Key;

type Said = {
  readonly say: (key: string, values?: Values) => string;
  readonly nameOf: (code: string) => string;
};

const saidIn = (part: string, texts: Readonly<Record<string, Sentence>>, lng: Language): Said => {
  const plain = new Map(Object.entries(texts));
  return {
    say: (key, values) =>
      (values === undefined ? plain.get(key)?.[lng] : undefined) ??
      i18next.t(key, { ns: part, lng, ...values }),
    nameOf: (code) => plain.get(code)?.[lng] ?? code,
  };
};

const known = new WeakMap<object, Map<Language, Said>>();

/** What says the texts of a part in a language: made once, so that rows by the hundred cost nothing to set up. */
const saidOf = <Key extends string>(words: Words<Key>, lng: Language): Said => {
  const made = known.get(words) ?? new Map<Language, Said>();
  const said = made.get(lng) ?? saidIn(words.part, words.texts, lng);
  known.set(words, made.set(lng, said));
  return said;
};

/** The texts of a part in the language of the reader: the same function until the language changes. */
export const useWords = <Key extends string>(words: Words<Key>): Say<Asked<Key>> =>
  saidOf(words, useLanguage()).say;

/** Names a code that the service sent; the code itself where the part has no name for it. */
export const useNames = <Key extends string>(words: Words<Key>): ((code: string) => string) =>
  saidOf(words, useLanguage()).nameOf;
