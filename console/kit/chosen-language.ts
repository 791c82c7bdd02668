import type { Language } from '../../domain/kernel/text.ts';

/** Where the language is kept. */
export const LANGUAGE_KEY = 'jiayi.language';

/** The language of the reader: Chinese unless they chose English. */
export const language = (): Language => (localStorage.getItem(LANGUAGE_KEY) === 'en' ? 'en' : 'zh-CN');
