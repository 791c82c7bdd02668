import { useSyncExternalStore } from 'react';

import type { Language, Sentence } from '../../domain/kernel/text.ts';

/** The console's: a reader who chose a language there reads it here too. */
const KEY = 'jiayi.language';

let chosen: Language = localStorage.getItem(KEY) === 'en' ? 'en' : 'zh-CN';
const listeners = new Set<() => void>();

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The language of the reader: Chinese unless they chose English. */
export const language = (): Language => chosen;

/** Shows everything in the language, now and when the reader comes back. */
export const speak = (wanted: Language): void => {
  chosen = wanted;
  localStorage.setItem(KEY, wanted);
  for (const listener of listeners) listener();
};

/** The language, followed as it changes. */
export const useLanguage = (): Language => useSyncExternalStore(subscribe, language);

/** The texts of a part of the page, as the console's words are: without the library that those are kept in, which is a
 *  fifth of what a phone would have to load. */
export type Words<Key extends string> = { readonly part: string; readonly texts: Record<Key, Sentence> };

/** Names the texts of a part. A missing language is a type error, so that both are complete. */
export const wordsOf = <Key extends string>(part: string, texts: Record<Key, Sentence>): Words<Key> => ({
  part,
  texts,
});

type Values = Readonly<Record<string, string | number>>;

/** Says a text in the language of the reader, with values filled in at `{{name}}`. */
export const useWords = <Key extends string>({
  texts,
}: Words<Key>): ((key: Key, values?: Values) => string) => {
  const spoken = useLanguage();
  return (key, values = {}) =>
    texts[key][spoken].replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => `${values[name] ?? ''}`);
};

/** Names a code that the service sent; the code itself where the part has no name for it. */
export const useNames = <Key extends string>({ texts }: Words<Key>): ((code: string) => string) => {
  const spoken = useLanguage();
  const byCode = new Map<string, Sentence>(Object.entries<Sentence>(texts));
  return (code) => byCode.get(code)?.[spoken] ?? code;
};

const DATES = {
  'zh-CN': new Intl.DateTimeFormat('zh-CN', { timeZone: 'UTC', dateStyle: 'medium' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'medium' }),
} as const;

/** Shows a civil date in the reader's words: 2026年3月1日, 1 Mar 2026. */
export const useDate = (): ((date: string) => string) => {
  const format = DATES[useLanguage()];
  return (date) => format.format(new Date(`${date}T00:00:00Z`));
};
