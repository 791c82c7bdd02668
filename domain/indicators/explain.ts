import type { Sentence } from '../kernel/text.ts';
import { programmes } from '../programmes/index.ts';
import type { CountedPerson } from '../residents/index.ts';
import { LIVE_CELLS, visitLiveCells } from './cells.ts';
import type { Share } from './indicator.ts';
import { liveResidentIndicators } from './live-resident-indicators.ts';
import { liveProgrammeIndicators, programmeIndicators } from './programme-indicators.ts';
import { residentIndicators } from './resident-indicators.ts';

/** One person behind a number: in which part, how often, and the rule that put them there. */
export type Reason = {
  readonly part: 'numerator' | 'denominator';
  readonly share: Share;
  readonly rule: Sentence;
};

const ruleFor = (person: CountedPerson, indicator: string): Sentence => {
  const definition = [...residentIndicators, ...liveResidentIndicators].find(
    ({ code }) => code === indicator,
  );
  if (definition !== undefined) return definition.rule(person);
  for (const programme of programmes) {
    const managed = person.managed.find((candidate) => candidate.programme === programme);
    const found = [...programmeIndicators(programme), ...liveProgrammeIndicators].find(
      ({ name }) => `${programme.code}_${name}` === indicator,
    );
    if (found !== undefined && managed !== undefined) return found.rule(managed, person);
  }
  throw new Error(`no rule for ${indicator}`);
};

/** Why a resident is counted in an indicator and group on a day, or undefined where they are not.
 *  In the numerator means in both parts; the same definition counts and explains. */
export const explainShare = (person: CountedPerson, indicator: string, group: string): Reason | undefined => {
  let found: Share | undefined;
  visitLiveCells(person, (cell, share) => {
    if (LIVE_CELLS[cell]?.indicator === indicator && LIVE_CELLS[cell].group === group) found = share;
  });
  if (found === undefined) return undefined;
  return {
    part: found.numerator > 0 ? 'numerator' : 'denominator',
    share: found,
    rule: ruleFor(person, indicator),
  };
};
