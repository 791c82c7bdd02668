import type { Language, Sentence } from '../../domain/kernel/text.ts';
import { drugNames } from './drug-words.ts';
import { useLanguage } from './language.ts';

const NAMES: ReadonlyMap<string, Sentence> = new Map(
  Object.values<Sentence>(drugNames).flatMap((name) => [
    [name.en.toLowerCase(), name],
    [name['zh-CN'], name],
  ]),
);

/** A generic name in the language; a name that is not one, such as a product's, as it was written. */
export const drugNameIn = (language: Language, written: string): string =>
  NAMES.get(written.trim().toLowerCase())?.[language] ?? written;

/** Names a drug to the reader. */
export const useDrugName = (): ((written: string) => string) => {
  const language = useLanguage();
  return (written) => drugNameIn(language, written);
};
