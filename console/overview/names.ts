import { groupWords } from '../kit/code-words.ts';
import { type Say, useNames, useWords, type Words } from '../kit/words.ts';
import {
  denominatorWords,
  indicatorNames,
  numeratorWords,
  programmeIndicatorNames,
} from './indicator-words.ts';
import type { Named } from './rows.ts';
import { overviewWords } from './words.ts';

/** How indicators are called and explained in the language of the reader. */
type IndicatorTexts = {
  /** An indicator's own name. */
  readonly nameOf: (indicator: string) => string;
  /** The name of a group. */
  readonly groupOf: (group: string) => string;
  /** An indicator with its group, the group of everybody left out. */
  readonly titleOf: (of: Named) => string;
  /** What is counted above and below the line; undefined where another system counted. */
  readonly definitionOf: (
    indicator: string,
  ) => { readonly numerator: string; readonly denominator: string } | undefined;
};

const has = <Key extends string>({ texts }: Words<Key>, code: string): code is Key => code in texts;

/** The programme and the rest of the code of an indicator of a programme; undefined where it is of none. */
const partsOf = (indicator: string): { readonly programme: string; readonly rest: string } | undefined => {
  const at = indicator.indexOf('_');
  const rest = indicator.slice(at + 1);
  return at > 0 && has(programmeIndicatorNames, rest)
    ? { programme: indicator.slice(0, at), rest }
    : undefined;
};

type Texts<Key extends string> = { readonly words: Words<Key>; readonly say: Say<Key> };

const sayIn = <Key extends string>(
  { words, say }: Texts<Key>,
  key: string,
  programme: string,
): string | undefined => (has(words, key) ? say(key, { programme }) : undefined);

/** How indicators are called and explained. */
export const useIndicatorTexts = (): IndicatorTexts => {
  const own = useNames(indicatorNames);
  const groupOf = useNames(groupWords);
  const ofProgramme = { words: programmeIndicatorNames, say: useWords(programmeIndicatorNames) };
  const above = { words: numeratorWords, say: useWords(numeratorWords) };
  const below = { words: denominatorWords, say: useWords(denominatorWords) };
  const say = useWords(overviewWords);
  const nameOf = (indicator: string): string => {
    const parts = has(indicatorNames, indicator) ? undefined : partsOf(indicator);
    if (parts === undefined) return own(indicator);
    return sayIn(ofProgramme, parts.rest, groupOf(parts.programme)) ?? indicator;
  };
  return {
    nameOf,
    groupOf,
    titleOf: ({ indicator, group }) =>
      group === 'all'
        ? nameOf(indicator)
        : say('groupOf', { name: nameOf(indicator), group: groupOf(group) }),
    definitionOf: (indicator) => {
      const parts = has(numeratorWords, indicator) ? undefined : partsOf(indicator);
      const key = parts?.rest ?? indicator;
      const programme = parts === undefined ? '' : groupOf(parts.programme);
      const numerator = sayIn(above, key, programme);
      const denominator = sayIn(below, key, programme);
      return numerator === undefined || denominator === undefined ? undefined : { numerator, denominator };
    },
  };
};
