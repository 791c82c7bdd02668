import type { Sentence } from '../../domain/kernel/text.ts';

/** Something that stops the work on a county: a file that cannot be read, a column that is missing. */
export type CountyError = Error & { readonly name: 'CountyError'; readonly says: Sentence };

/** Makes the error of one clear sentence; nothing in it comes from a person's row. */
export const countyError = (says: Sentence, cause?: unknown): CountyError =>
  Object.assign(new Error(says.en, { cause }), { name: 'CountyError', says } as const);

/** Says whether a caught value is such an error. */
export const isCountyError = (error: unknown): error is CountyError =>
  error instanceof Error && error.name === 'CountyError' && 'says' in error;

/** A sentence for a reader of either language. */
export const bilingual = (says: Sentence): string => `${says['zh-CN']} / ${says.en}`;
