import type { Brand } from '../kernel/brand.ts';

/** The code of a programme on every wire: `hypertension`, `diabetes`; open, so that consumers outlive a new one. */
export type ProgrammeCode = Brand<string, 'ProgrammeCode'>;

const isCode = (word: string): word is ProgrammeCode => /^[a-z][a-z0-9_]*$/.test(word);

/** Names a programme in its own file; throws on a word that is no code. */
export const programmeCode = (word: string): ProgrammeCode => {
  if (isCode(word)) return word;
  throw new Error(`not a programme code: ${word}`);
};
