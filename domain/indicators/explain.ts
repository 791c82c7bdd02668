import type { Sentence } from '../kernel/text.ts';
import type { Programme } from '../programmes/index.ts';
import type { CountedPerson, LivePerson } from '../residents/index.ts';
import { LIVE_CELLS, visitCells, visitLiveCells, type Visitor } from './cells.ts';
import type { ProgrammeIndicator, ResidentIndicator, Share } from './indicator.ts';
import { liveProgrammeIndicators } from './live-programme-indicators.ts';
import { liveResidentIndicators } from './live-resident-indicators.ts';
import { programmeIndicators } from './programme-indicators.ts';
import { residentIndicators } from './resident-indicators.ts';

/** One person behind a number: in which part, how often, and the rule that put them there. */
export type Reason = {
  readonly part: 'numerator' | 'denominator';
  readonly share: Share;
  readonly rule: Sentence;
};

/** Indicators, and how they count somebody. */
type Counting<Person extends CountedPerson> = {
  readonly visitEach: (person: Person, visit: Visitor) => void;
  readonly ofResidents: readonly ResidentIndicator[];
  readonly ofProgramme: (programme: Programme) => readonly ProgrammeIndicator<Person>[];
};

const REPORTED: Counting<CountedPerson> = {
  visitEach: visitCells,
  ofResidents: residentIndicators,
  ofProgramme: programmeIndicators,
};

const LIVE: Counting<LivePerson> = {
  visitEach: visitLiveCells,
  ofResidents: [...residentIndicators, ...liveResidentIndicators],
  ofProgramme: (programme) => [...programmeIndicators(programme), ...liveProgrammeIndicators],
};

const ruleFor = <Person extends CountedPerson>(
  { ofResidents, ofProgramme }: Counting<Person>,
  person: Person,
  indicator: string,
): Sentence => {
  const definition = ofResidents.find(({ code }) => code === indicator);
  if (definition !== undefined) return definition.rule(person);
  for (const managed of person.managed) {
    const { programme } = managed;
    const found = ofProgramme(programme).find(({ name }) => `${programme.code}_${name}` === indicator);
    if (found !== undefined) return found.rule(managed, person);
  }
  throw new Error(`no rule for ${indicator}`);
};

const explainBy =
  <Person extends CountedPerson>(counting: Counting<Person>) =>
  (person: Person, indicator: string, group: string): Reason | undefined => {
    let found: Share | undefined;
    counting.visitEach(person, (cell, share) => {
      if (LIVE_CELLS[cell]?.indicator === indicator && LIVE_CELLS[cell].group === group) found = share;
    });
    if (found === undefined) return undefined;
    const part = found.numerator > 0 ? 'numerator' : 'denominator';
    return { part, share: found, rule: ruleFor(counting, person, indicator) };
  };

/** Why a resident is counted in an indicator of reports and a group on a day, or undefined where they are not.
 *  In the numerator means in both parts; the same definition counts and explains. */
export const explainShare = explainBy(REPORTED);

/** The same of every indicator that the service shows. */
export const explainLiveShare = explainBy(LIVE);
