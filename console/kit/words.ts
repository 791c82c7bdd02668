import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';

import type { Sentence } from '../../domain/kernel/text.ts';
import { language } from './language.ts';

/** What is filled into a sentence at `{{name}}`; `count` chooses between `key_one` and `key_other`. */
type Values = Readonly<Record<string, string | number>>;

/** Says a text by its key, with values filled in. */
export type Say<Key extends string> = (key: Key, values?: Values) => string;

/** The texts of a part of the console, each in both languages, under a name of its own. */
export type Words<Key extends string> = { readonly part: string; readonly texts: Record<Key, Sentence> };

const inLanguage = (texts: Record<string, Sentence>, chosen: keyof Sentence): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([key, sentence]) => [key, sentence[chosen]]));

void i18next.use(initReactI18next).init({
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

/** The texts of a part in the language of the reader. */
export const useWords = <Key extends string>({ part }: Words<Key>): Say<Asked<Key>> => {
  const { t } = useTranslation(part);
  return (key, values) => t(key, { ...values });
};

/** Names a code that the service sent; the code itself where the part has no name for it. */
export const useNames = <Key extends string>({ part, texts }: Words<Key>): ((code: string) => string) => {
  const { t } = useTranslation(part);
  return (code) => (code in texts ? t(code) : code);
};
