import i18next from 'i18next';
import { createContext, use, useSyncExternalStore } from 'react';

import type { Language, Sentence } from '../../domain/kernel/text.ts';

import { language, LANGUAGE_KEY } from './chosen-language.ts';

/** Shows everything in the language, now and when the reader comes back. */
export const speak = async (chosen: Language): Promise<void> => {
  localStorage.setItem(LANGUAGE_KEY, chosen);
  document.documentElement.lang = chosen;
  await i18next.changeLanguage(chosen);
};

const subscribe = (listener: () => void): (() => void) => {
  i18next.on('languageChanged', listener);
  return () => i18next.off('languageChanged', listener);
};

const spoken = (): Language => (i18next.language === 'en' ? 'en' : 'zh-CN');

/** The language, followed as it changes: for what gives it to everything below, by `SpokenBy`. */
export const useSpoken = (): Language => useSyncExternalStore(subscribe, spoken);

const Context = createContext<Language>(language());

/** Gives everything below the language. Each text of a page asks for it: so it is handed down, and not followed by each. */
export const SpokenBy = Context.Provider;

/** The language of the page. */
export const useLanguage = (): Language => use(Context);

/** Chooses the words of a sentence that the service sent in both languages. */
export const useSay = (): ((sentence: Sentence) => string) => {
  const chosen = useLanguage();
  return (sentence) => sentence[chosen];
};
