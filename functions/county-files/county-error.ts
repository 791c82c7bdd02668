import type { Language, Sentence } from '../../domain/kernel/text.ts';

/** Something that stops the work on a county: a file that cannot be read, a column that is missing. */
export type CountyError = Error & { readonly name: 'CountyError'; readonly says: Sentence };

/** Makes the error of one clear sentence; nothing in it comes from a person's row. */
export const countyError = (says: Sentence, cause?: unknown): CountyError =>
  Object.assign(new Error(says.en, { cause }), { name: 'CountyError', says } as const);

/** Says whether a caught value is such an error. */
export const isCountyError = (error: unknown): error is CountyError =>
  error instanceof Error && error.name === 'CountyError' && 'says' in error;

const BETWEEN = ' / ';

/** A sentence for a reader of either language. */
export const bilingual = (says: Sentence): string => `${says['zh-CN']}${BETWEEN}${says.en}`;

/** What such a sentence says in one of them; any other text as it is. */
export const inOneLanguage = (text: string, language: Language): string => {
  const parts = text.split(BETWEEN);
  const half = parts.length / 2;
  if (!Number.isInteger(half)) return text;
  return (language === 'en' ? parts.slice(half) : parts.slice(0, half)).join(BETWEEN);
};
