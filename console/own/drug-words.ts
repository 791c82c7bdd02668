import { drugNames } from '../kit/drug-words.ts';
import { wordsOf } from './speech.ts';

/** Names of drugs, by their English generic name. */
export const drugWords = wordsOf('drugs', drugNames);
