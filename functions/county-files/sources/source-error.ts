import type { Sentence } from '../../../domain/kernel/text.ts';

/** What is wrong with what was given as a county's records; the code is stable, the sentence is for people. */
export type SourceErrorCode =
  | 'source/missing'
  | 'source/not-a-source'
  | 'source/several-workbooks'
  | 'source/not-xlsx'
  | 'source/old-or-locked'
  | 'source/not-a-workbook'
  | 'source/damaged'
  | 'source/bomb'
  | 'source/entities'
  | 'source/unsafe-name'
  | 'source/too-many-rows'
  | 'source/too-many-columns'
  | 'source/too-large'
  | 'source/no-county-sheet'
  | 'source/two-sheets'
  | 'source/no-space'
  | 'source/bad-mapping'
  | 'source/mapped-file-missing';

/** Records that cannot be read as a whole. The sentence names files, sheets and columns, never a cell of a person. */
export type SourceError = Error & {
  readonly name: 'SourceError';
  readonly code: SourceErrorCode;
  readonly says: Sentence;
};

/** Makes the error of one clear sentence; what caused it is kept as `cause`. */
export const sourceError = (code: SourceErrorCode, says: Sentence, cause?: unknown): SourceError =>
  Object.assign(new Error(says.en, { cause }), { name: 'SourceError', code, says } as const);

/** Says whether a caught value is such an error. */
export const isSourceError = (error: unknown): error is SourceError =>
  error instanceof Error && error.name === 'SourceError' && 'says' in error;

const LONGEST_NAME_SHOWN = 80;

/** A name from the outside as a sentence may show it: one line, no control or direction characters, cut when long. */
export const shown = (name: string): string => {
  const plain = name.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '?');
  const characters = Array.from(plain);
  return characters.length <= LONGEST_NAME_SHOWN
    ? `“${plain}”`
    : `“${characters.slice(0, LONGEST_NAME_SHOWN).join('')}…”`;
};
