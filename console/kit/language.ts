import i18next from 'i18next';
import { useTranslation } from 'react-i18next';

import type { Language, Sentence } from '../../domain/kernel/text.ts';

const KEY = 'jiayi.language';

/** The language of the reader: Chinese unless they chose English. */
export const language = (): Language => (localStorage.getItem(KEY) === 'en' ? 'en' : 'zh-CN');

/** Shows everything in the language, now and when the reader comes back. */
export const speak = async (chosen: Language): Promise<void> => {
  localStorage.setItem(KEY, chosen);
  document.documentElement.lang = chosen;
  await i18next.changeLanguage(chosen);
};

/** The language, followed as it changes. */
export const useLanguage = (): Language => {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'zh-CN';
};

/** Chooses the words of a sentence that the service sent in both languages. */
export const useSay = (): ((sentence: Sentence) => string) => {
  const chosen = useLanguage();
  return (sentence) => sentence[chosen];
};
