import type { ConsentDraft } from './consent.ts';

type Mark = Pick<ConsentDraft, 'drawn' | 'typed'>;

/** Signatures of this tab, gone when it is closed or loaded anew: they are on paper and nowhere else. */
const marks = new Map<string, Mark>();

/** Keeps the drawing or the typed name of a consent, so that the agreement can be printed with it from the contract's page. */
export const keepMark = (contractId: string, { drawn, typed }: Mark): void => {
  marks.set(contractId, { drawn, typed });
};

/** The drawing or the typed name that was given in this tab for a contract. */
export const markOf = (contractId: string): Mark => marks.get(contractId) ?? {};
